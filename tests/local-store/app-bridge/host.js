// The admin's and the account's side of the bridge: answers what embedded pages ask for.
(() => {
  const frame = document.querySelector("iframe.app");
  const toHost = (path) => path.replace(/^\/app(?=\/|$)/, "/admin/apps/duewell");
  const token = async (kind, customer) =>
    (await (await fetch(`/token/${kind}?customer=${customer ?? ""}`)).json()).token;

  const control = async (act, body = {}) => {
    const answer = await fetch(`/control/${act}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  // The merchant is asked by the admin, not by the app; closing the dialog is a no.
  const allows = (scopes) =>
    new Promise((resolve) => {
      const dialog = document.createElement("dialog");
      dialog.setAttribute("aria-label", "Duewell asks for more access");
      const heading = document.createElement("h2");
      heading.textContent = "Duewell asks for more access";
      const list = document.createElement("ul");
      for (const scope of scopes) list.append(Object.assign(document.createElement("li"), { textContent: scope }));
      const button = (text, value) => {
        const one = document.createElement("button");
        one.textContent = text;
        one.addEventListener("click", () => dialog.close(value));
        return one;
      };
      dialog.append(heading, list, button("Decline", ""), " ", button("Allow", "yes"));
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue === "yes");
      });
      document.body.append(dialog);
      dialog.showModal();
    });
  const requestScopes = async ({ scopes }) => {
    const detail = await control("scopes");
    const unknown = scopes.filter((scope) => !detail.optional.includes(scope));
    if (unknown.length > 0) throw new Error(`Not among the app's optional scopes: ${unknown.join(", ")}`);
    const wanted = scopes.filter((scope) => !detail.granted.includes(scope));
    if (wanted.length === 0) return { result: "granted-all", detail };
    if (!(await allows(wanted))) return { result: "declined-all", detail };
    return { result: "granted-all", detail: await control("grant", { scopes: wanted }) };
  };

  const answers = {
    "id-token": () => token("admin"),
    "session-token": ({ customer }) => token("account", customer),
    scopes: () => control("scopes"),
    "scopes-request": requestScopes,
    "scopes-revoke": async ({ scopes }) => ({ detail: await control("revoke", { scopes }) }),
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
    if (!(data.type in answers)) return;
    const reply = (said) => source.postMessage({ bridge: true, type: "reply", id: data.id, ...said }, "*");
    try {
      reply({ value: await answers[data.type](data) });
    } catch (error) {
      reply({ error: String(error) });
    }
  });
})();
