import { createHmac } from "node:crypto";
import type { Application, Request } from "express";
import { Liquid } from "liquidjs";
import type { PageContext } from "../types";
import { raw } from "./html";
import { plainPage } from "./layout";

const liquid = new Liquid();

/** Shopify's signature of a proxied request: sorted `key=value` pairs, joined by nothing, in hexadecimal. */
const signed = (secret: string, query: Readonly<Record<string, string>>): URLSearchParams => {
  const message = Object.entries(query).map(([key, value]) => `${key}=${value}`).sort().join(""); // prettier-ignore
  const signature = createHmac("sha256", secret).update(message).digest("hex");
  return new URLSearchParams({ ...query, signature });
};

const one = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * The app proxy: `/apps/duewell/<path>` of the store asks `/proxy/<path>` of the app, without cookies and signed, and
 * renders the Liquid that comes back inside the theme. `?customer=` says who is logged in.
 */
export const mountStorefront = (app: Application, { state, clock, options }: PageContext): void => {
  const ask = (request: Request): Promise<Response> => {
    const query = signed(options.apiSecret, {
      shop: state.shop,
      path_prefix: "/apps/duewell",
      timestamp: String(Math.floor(clock.now().getTime() / 1_000)),
      logged_in_customer_id: one(request.query["customer"]),
    });
    const headers = { "accept-language": request.headers["accept-language"] ?? "en", "user-agent": "Shopify-Proxy" };
    return fetch(`${options.appUrl}/proxy/${request.params["path"] ?? ""}?${query.toString()}`, { headers });
  };
  app.get("/apps/duewell/:path", (request, response, fail) => {
    ask(request)
      .then(async (answer) => {
        const text = await answer.text();
        const isLiquid = answer.headers.get("content-type")?.startsWith("application/liquid") === true;
        if (!isLiquid) return void response.status(answer.status).send(text);
        const content = String(await liquid.parseAndRender(text));
        response.status(answer.status).send(plainPage(state.name, raw(`<div class="card">${content}</div>`), "en"));
      })
      .catch(fail);
  });
};
