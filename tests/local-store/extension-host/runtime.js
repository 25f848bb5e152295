// The global `shopify` of an extension, with tokens from the page that hosts it.
(() => {
  const { handle, locale, appUrl, orderId, customerId, translations } = window.__extension;
  const isAdmin = handle === "collections-order-block";
  let sequence = 0;
  const waiting = new Map();
  addEventListener("message", ({ data }) => {
    if (data?.bridge !== true || data.type !== "reply") return;
    waiting.get(data.id)?.(data.value);
    waiting.delete(data.id);
  });
  const ask = (type, detail = {}) =>
    new Promise((resolve) => {
      const id = (sequence += 1);
      waiting.set(id, resolve);
      parent.postMessage({ bridge: true, type, id, ...detail }, "*");
    });
  const translate = (key, values = {}) => {
    const text = key.split(".").reduce((found, part) => found?.[part], translations) ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? "");
  };
  const navigation = { navigate: (href) => parent.postMessage({ bridge: true, type: "navigate", href }, "*") };
  const i18n = {
    translate,
    formatDate: (date, options) => new Intl.DateTimeFormat(locale, options).format(date),
    formatCurrency: (value, options) => new Intl.NumberFormat(locale, { style: "currency", ...options }).format(value),
    formatNumber: (value, options) => new Intl.NumberFormat(locale, options).format(value),
  };
  const localization = {
    isoCode: locale,
    language: { value: { isoCode: locale } },
    extensionLanguage: { value: { isoCode: locale } },
  };
  const id = orderId.split("/").pop();
  globalThis.shopify = isAdmin
    ? {
        extension: { target: "admin.order-details.block.render", handle },
        data: { selected: [{ id: orderId }] },
        auth: { idToken: () => ask("id-token") },
        i18n,
        localization,
        navigation,
        setSignals: () => undefined,
      }
    : {
        extension: { target: "customer-account.order-status.block.render", handle },
        order: { value: { id: orderId, name: `#${id}` } },
        orderId: { value: orderId },
        sessionToken: { get: () => ask("session-token", { customer: customerId }) },
        authenticatedAccount: { customer: { value: { id: `gid://shopify/Customer/${customerId}` } } },
        i18n,
        localization,
        navigation,
        settings: { value: {} },
        setSignals: () => undefined,
      };
  // Relative addresses are the app's; in the admin the token is added by the host, in the account by the extension.
  const send = fetch.bind(globalThis);
  globalThis.fetch = async (input, init = {}) => {
    const url = new URL(input, appUrl);
    const headers = new Headers(init.headers);
    if (isAdmin) headers.set("Authorization", `Bearer ${await ask("id-token")}`);
    return send(url, { ...init, headers });
  };
  const tell = () =>
    parent.postMessage(
      { bridge: true, type: "height", px: Math.min(900, Math.ceil(document.body.getBoundingClientRect().height) + 8) },
      "*",
    );
  addEventListener("load", () => new ResizeObserver(tell).observe(document.body));
})();
