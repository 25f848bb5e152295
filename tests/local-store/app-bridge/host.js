// The admin's and the account's side of the bridge: answers what embedded pages ask for.
(() => {
  const frame = document.querySelector("iframe.app");
  const toHost = (path) => path.replace(/^\/app(?=\/|$)/, "/admin/apps/duewell");
  const token = async (kind, customer) =>
    (await (await fetch(`/token/${kind}?customer=${customer ?? ""}`)).json()).token;

  const answers = {
    "id-token": () => token("admin"),
    "session-token": ({ customer }) => token("account", customer),
    scopes: async () => ({ granted: [], required: [], optional: [] }),
  };
  const locale = document.documentElement.lang;
  // Addresses keep the language: the app forgets it when it moves between its own pages.
  const shown = (path, query = new URLSearchParams()) => {
    if (locale !== "en" && frame) query.set("locale", locale);
    return `${toHost(path)}${query.size > 0 ? `?${query}` : ""}`;
  };
  let fading;
  const say = ({ text, duration = 5000 }) => {
    const toast = document.getElementById("toast");
    toast.textContent = text;
    clearTimeout(fading);
    if (text !== "") fading = setTimeout(() => (toast.textContent = ""), duration);
  };
  const saveBar = document.getElementById("save-bar");
  for (const button of saveBar?.querySelectorAll("button") ?? [])
    button.addEventListener("click", () =>
      frame.contentWindow.postMessage(
        { bridge: true, type: "save-bar", id: saveBar.dataset.of, press: button.dataset.saveBar },
        "*",
      ),
    );

  const acts = {
    toast: say,
    title: ({ text }) => (document.title = text === "" ? "Duewell" : `${text} · Duewell`),
    loading: ({ isLoading }) => frame?.setAttribute("aria-busy", String(isLoading)),
    "save-bar": ({ id, isShown }) => {
      saveBar.hidden = !isShown;
      saveBar.dataset.of = id;
    },
    location: ({ path, search }) => {
      const query = new URLSearchParams(search);
      for (const key of ["shop", "host", "embedded", "id_token", "session", "hmac", "timestamp"]) query.delete(key);
      query.delete("locale");
      history.replaceState(null, "", shown(path, query));
      for (const link of document.querySelectorAll("a[data-locale]"))
        link.href = `${location.pathname}?locale=${link.dataset.locale}`;
    },
    navigation: ({ links }) => {
      const list = document.getElementById("app-nav");
      list.replaceChildren(
        ...links.map(({ href, text }) => {
          const link = document.createElement("a");
          link.href = shown(href);
          link.textContent = text;
          link.addEventListener("click", (event) => {
            event.preventDefault();
            frame.contentWindow.postMessage({ bridge: true, type: "navigate", href }, "*");
          });
          const item = document.createElement("li");
          item.append(link);
          return item;
        }),
      );
    },
    navigate: ({ href }) => (location.href = href.startsWith("app:") ? `/admin/apps/duewell/${href.slice(4)}` : href),
    height: ({ px }, source) => {
      for (const one of document.querySelectorAll("iframe.extension"))
        if (one.contentWindow === source) one.style.height = `${px}px`;
    },
  };
  addEventListener("message", async ({ data, source }) => {
    if (data?.bridge !== true) return;
    acts[data.type]?.(data, source);
    if (data.type in answers)
      source.postMessage({ bridge: true, type: "reply", id: data.id, value: await answers[data.type](data) }, "*");
  });
})();
