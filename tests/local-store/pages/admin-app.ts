import type { Application } from "express";
import type { PageContext } from "../types";
import { html } from "./html";
import { adminPage } from "./layout";

const HOST = Buffer.from("admin.shopify.com/store/demo").toString("base64");

/** The admin page that embeds the app, and the tokens its App Bridge asks for. */
export const mountAdminApp = (
  app: Application,
  { options, state, clock, adminIdToken, accountToken }: PageContext,
): void => {
  app.get(/^\/admin\/apps\/duewell(\/.*)?$/, (request, response, fail) => {
    const path = request.path.replace(/^\/admin\/apps\/duewell/, "");
    const locale = request.query["locale"] === "zh-CN" ? "zh-CN" : "en";
    adminIdToken()
      .then((token) => {
        const query = new URL(request.originalUrl, "http://store").searchParams;
        for (const [key, value] of Object.entries({
          shop: state.shop,
          host: HOST,
          embedded: "1",
          locale,
          id_token: token,
        }))
          query.set(key, value);
        const src = `${options.appUrl}/app${path}?${query.toString()}`;
        const body = html`<div id="save-bar" class="savebar" role="region" aria-label="Unsaved changes" hidden>
            <span>Unsaved changes</span>
            <button type="button" data-save-bar="discard">Discard</button>
            <button type="button" data-save-bar="save">Save</button>
          </div>
          <iframe
            class="app"
            name="app-iframe"
            title="Duewell"
            src="${src}"
            data-app-url="${options.appUrl}"
          ></iframe>`;
        response.send(
          adminPage({
            title: "Duewell",
            body,
            now: clock.now(),
            at: "/admin/apps/duewell",
            locale,
            frame: true,
            languages: { path: request.path, current: locale },
            scripts: ["/host.js"],
          }),
        );
      })
      .catch(fail);
  });
  app.get("/token/admin", (_request, response, fail) => {
    adminIdToken().then((token) => response.json({ token }), fail);
  });
  app.get("/token/account", (request, response, fail) => {
    accountToken(Number(request.query["customer"])).then((token) => response.json({ token }), fail);
  });
};
