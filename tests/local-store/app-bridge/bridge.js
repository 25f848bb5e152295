// The stand-in for Shopify's App Bridge: the same global, talking to the page that embeds the app by messages.
(() => {
  const script = document.currentScript;
  const params = new URLSearchParams(location.search);
  const remember = (key) => {
    const given = params.get(key);
    if (given !== null) sessionStorage.setItem(`bridge:${key}`, given);
    return given ?? sessionStorage.getItem(`bridge:${key}`) ?? "";
  };
  const post = (message) => parent.postMessage({ bridge: true, ...message }, "*");
  const waiting = new Map();
  let sequence = 0;
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || data?.bridge !== true) return;
    if (data.type === "reply") {
      waiting.get(data.id)?.(data.value);
      waiting.delete(data.id);
    }
    if (data.type === "navigate") navigate(data.href);
  });
  const ask = (type, detail = {}) =>
    new Promise((resolve) => {
      const id = (sequence += 1);
      waiting.set(id, resolve);
      post({ type, id, ...detail });
    });

  const navigate = (href) => {
    const link = document.createElement("a");
    link.href = href;
    link.hidden = true;
    document.body.append(link);
    link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
    link.remove();
  };

  const config = {
    apiKey: script?.dataset.apiKey ?? "",
    shop: remember("shop"),
    host: remember("host"),
    locale: remember("locale") || "en",
    appOrigins: [],
    disabledFeatures: [],
  };
  const dialogs = {
    show: (id) => document.getElementById(id)?.show?.(),
    hide: (id) => document.getElementById(id)?.hide?.(),
    toggle: (id) => document.getElementById(id)?.toggle?.(),
  };
  const missing = (name) => () => Promise.reject(new Error(`${name} is not part of the local store`));
  window.shopify = {
    config,
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: true, pos: false },
    setSignals: () => undefined,
    loading: (isLoading) => post({ type: "loading", isLoading }),
    idToken: () => ask("id-token"),
    user: () => Promise.resolve({ accountAccess: "Admin" }),
    toast: {
      show: (text) => (post({ type: "toast", text }), String((sequence += 1))),
      hide: () => post({ type: "toast", text: "" }),
    },
    modal: dialogs,
    saveBar: { ...dialogs, leaveConfirmation: () => Promise.resolve() },
    scopes: { query: () => ask("scopes"), request: missing("scopes.request"), revoke: missing("scopes.revoke") },
    resourcePicker: missing("resourcePicker"),
    picker: missing("picker"),
    webVitals: { onReport: () => undefined },
  };

  // Shopify reloads with a fresh token through this page of the app.
  const reload = params.get("shopify-reload");
  if (reload !== null)
    shopify.idToken().then((token) => {
      const target = new URL(reload);
      target.searchParams.set("id_token", token);
      location.replace(target);
    });

  const send = window.fetch.bind(window);
  const isOwn = (url) => new URL(url, location.href).origin === location.origin;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isOwn(request.url)) return send(request);
    const attempt = async () => {
      const copy = request.clone();
      copy.headers.set("Authorization", `Bearer ${await shopify.idToken()}`);
      return send(copy);
    };
    const answer = await attempt();
    return answer.status === 401 && answer.headers.has("X-Shopify-Retry-Invalid-Session-Request") ? attempt() : answer;
  };

  const report = () => post({ type: "location", path: location.pathname, search: location.search });
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (...given) => {
      original(...given);
      report();
    };
  }
  addEventListener("popstate", report);

  class NavigationMenu extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
      this.tell();
      new MutationObserver(() => this.tell()).observe(this, { childList: true, subtree: true, characterData: true });
    }
    tell() {
      const links = [...this.querySelectorAll("a")].filter((link) => link.rel !== "home");
      post({
        type: "navigation",
        links: links.map((link) => ({ href: link.getAttribute("href"), text: link.textContent })),
      });
    }
  }
  class Hidden extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
    }
    show() {
      this.hidden = false;
    }
    hide() {
      this.hidden = true;
    }
    toggle() {
      this.hidden = !this.hidden;
    }
  }
  customElements.define("ui-nav-menu", NavigationMenu);
  customElements.define("s-app-nav", class extends NavigationMenu {});
  customElements.define("ui-title-bar", Hidden);
  customElements.define("ui-save-bar", class extends Hidden {});
  customElements.define("ui-modal", class extends Hidden {});
})();
