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
      const { resolve, reject } = waiting.get(data.id) ?? {};
      if (data.error === undefined) resolve?.(data.value);
      else reject?.(new Error(data.error));
      waiting.delete(data.id);
    }
    if (data.type === "navigate") navigate(data.href);
    if (data.type === "save-bar") document.getElementById(data.id)?.press?.(data.press);
  });
  const ask = (type, detail = {}) =>
    new Promise((resolve, reject) => {
      const id = (sequence += 1);
      waiting.set(id, { resolve, reject });
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
    show: async (id) => document.getElementById(id)?.show?.(),
    hide: async (id) => document.getElementById(id)?.hide?.(),
    toggle: async (id) => document.getElementById(id)?.toggle?.(),
  };
  const leave = () =>
    document.querySelector("ui-save-bar[showing]") && !confirm("Leave without saving?")
      ? Promise.reject(new Error("The reader stays"))
      : Promise.resolve();
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
      show: (text, options) => (post({ type: "toast", text, duration: options?.duration }), String((sequence += 1))),
      hide: () => post({ type: "toast", text: "" }),
    },
    modal: dialogs,
    saveBar: { ...dialogs, leaveConfirmation: leave },
    scopes: {
      query: () => ask("scopes"),
      request: (scopes) => ask("scopes-request", { scopes }),
      revoke: (scopes) => ask("scopes-revoke", { scopes }),
    },
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
    const again = answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (again !== null) open(new URL(again, location.href), "_top");
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
  class TitleBar extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
      // Inside a dialog it names the dialog, not the page.
      if (!this.closest("ui-modal")) post({ type: "title", text: this.getAttribute("title") ?? "" });
    }
    disconnectedCallback() {
      if (!document.querySelector("ui-title-bar")) post({ type: "title", text: "" });
    }
  }
  // The admin shows the bar; the app's own buttons are pressed from there.
  class SaveBar extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
    }
    disconnectedCallback() {
      if (this.hasAttribute("showing")) this.hide();
    }
    show() {
      this.turn(true);
    }
    hide() {
      this.turn(false);
    }
    toggle() {
      this.turn(!this.hasAttribute("showing"));
    }
    turn(isShown) {
      this.toggleAttribute("showing", isShown);
      post({ type: "save-bar", id: this.id, isShown });
      this.dispatchEvent(new CustomEvent(isShown ? "show" : "hide"));
    }
    press(which) {
      const save = this.querySelector('button[variant="primary"]');
      const discard = [...this.querySelectorAll("button")].find((button) => button !== save);
      (which === "save" ? save : discard)?.click();
    }
  }
  // The browser's own dialog brings focus, Escape and the inert page behind it. `content` is where React puts what is
  // inside; a dialog that is not React's is shown with its own children.
  class Modal extends HTMLElement {
    content = document.createElement("div");
    connectedCallback() {
      this.hidden = true;
    }
    show() {
      if (this.dialog) return;
      const bar = this.querySelector("ui-title-bar");
      const heading = document.createElement("h1");
      heading.textContent = bar?.getAttribute("title") ?? this.getAttribute("title") ?? "";
      const own = this.content.childNodes.length > 0 ? [] : [...this.children].filter((child) => child !== bar);
      const buttons = [...(bar?.querySelectorAll("button") ?? [])].map((button) => {
        const copy = button.cloneNode(true);
        copy.addEventListener("click", () => button.click());
        return copy;
      });
      this.dialog = document.createElement("dialog");
      this.dialog.style.cssText =
        "border:0;border-radius:12px;padding:16px;max-width:min(620px,90vw);box-shadow:0 8px 40px #0006;font-family:inherit";
      for (const button of buttons) button.style.cssText = "font:inherit;padding:6px 12px;margin-right:8px";
      heading.style.cssText = "font-size:16px;margin:0";
      this.dialog.setAttribute("aria-label", heading.textContent || "Dialog");
      this.dialog.append(heading, this.content, ...own, ...buttons);
      this.dialog.addEventListener("close", () => this.put(own));
      document.body.append(this.dialog);
      this.dialog.showModal();
      this.dispatchEvent(new CustomEvent("show"));
    }
    put(own) {
      this.append(...own);
      this.dialog.remove();
      this.dialog = undefined;
      this.dispatchEvent(new CustomEvent("hide"));
    }
    hide() {
      this.dialog?.close();
    }
    toggle() {
      if (this.dialog) this.hide();
      else this.show();
    }
  }
  customElements.define("ui-nav-menu", NavigationMenu);
  customElements.define("s-app-nav", class extends NavigationMenu {});
  customElements.define("ui-title-bar", TitleBar);
  customElements.define("ui-save-bar", SaveBar);
  customElements.define("ui-modal", Modal);
})();
