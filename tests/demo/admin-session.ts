import type { LocalStore } from "../local-store/start";

/** Headless clients are turned away by Shopify's library; this one opens pages as a browser would. */
const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** A member of staff without a browser: opens the embedded app and sends its forms, with Shopify's tokens. */
export type AdminSession = {
  /** Opens the app as the admin would embed it; the first time installs it. */
  readonly open: () => Promise<void>;
  /** Sends a form of a page; throws unless it was taken. */
  readonly submit: (path: string, fields: Readonly<Record<string, string>>) => Promise<void>;
};

export const adminSession = (appUrl: string, store: LocalStore): AdminSession => ({
  open: async () => {
    const query = new URLSearchParams({
      shop: store.shop,
      host: Buffer.from("admin.shopify.com/store/demo").toString("base64"),
      embedded: "1",
      id_token: await store.adminIdToken(),
    });
    const answer = await fetch(`${appUrl}/app?${query.toString()}`, {
      headers: { "user-agent": USER_AGENT },
      redirect: "manual",
    });
    if (answer.status >= 400) throw new Error(`The app did not open: HTTP ${String(answer.status)}`);
  },
  submit: async (path, fields) => {
    const answer = await fetch(`${appUrl}${path}`, {
      method: "POST",
      headers: { "user-agent": USER_AGENT, authorization: `Bearer ${await store.adminIdToken()}` },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    if (answer.status >= 400) throw new Error(`${path} refused the form: HTTP ${String(answer.status)}`);
  },
});
