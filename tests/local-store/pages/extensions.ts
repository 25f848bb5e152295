import { existsSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import type { Application } from "express";
import type { PageContext } from "../types";
import { html, raw } from "./html";

const root = new URL("../../../", import.meta.url);
const ENTRIES: Readonly<Record<string, string>> = {
  "collections-order-block": "extensions/collections-order-block/src/OrderBlock.tsx",
  "repayment-order-status": "extensions/repayment-order-status/src/RepaymentStatus.tsx",
};

const bundles = new Map<string, Promise<string>>();

/** The extension as the Shopify CLI would bundle it: one script; here a global whose default export is the entry. */
export const bundleExtension = (handle: string): Promise<string> => {
  const known = bundles.get(handle);
  if (known) return known;
  const made = build({
    entryPoints: [new URL(ENTRIES[handle] ?? "", root).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: "extension",
    jsx: "automatic",
    jsxImportSource: "preact",
    target: "es2022",
  }).then((result) => result.outputFiles[0]?.text ?? "");
  bundles.set(handle, made);
  return made;
};

const translations = (handle: string, locale: string): unknown => {
  const folder = new URL(`extensions/${handle}/locales/`, root);
  const wanted = new URL(`${locale}.json`, folder);
  return JSON.parse(readFileSync(existsSync(wanted) ? wanted : new URL("en.default.json", folder), "utf8"));
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Shopify runs extensions in a sandbox with a global `shopify`; so does this page, which is put into an iframe. */
export const mountExtensions = (app: Application, { options, state }: PageContext): void => {
  app.get("/extension/:handle.js", (request, response, fail) => {
    const handle = request.params["handle"];
    if (!(handle in ENTRIES)) return void response.status(404).end();
    bundleExtension(handle).then((script) => response.type("js").send(script), fail);
  });
  app.get("/extension-host/:handle", (request, response) => {
    const handle = request.params["handle"];
    if (!(handle in ENTRIES)) return void response.status(404).end();
    const locale = request.query["locale"] === "zh-CN" ? "zh-CN" : "en";
    const context = {
      handle,
      locale,
      appUrl: options.appUrl,
      shop: state.shop,
      orderId: `gid://shopify/Order/${textOf(request.query["order"])}`,
      customerId: textOf(request.query["customer"]),
      translations: translations(handle, locale),
    };
    const json = JSON.stringify(context).replace(/</g, "\\u003c");
    response.send(
      html`<!doctype html>
        <html lang="${locale}">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>${handle}</title>
            <link rel="stylesheet" href="/extension-host.css" />
          </head>
          <body>
            <script>
              window.__extension = ${raw(json)};
            </script>
            <script src="/extension-elements.js"></script>
            <script src="/extension-runtime.js"></script>
            <script src="/extension/${handle}.js"></script>
            <script>
              extension.default();
            </script>
          </body>
        </html>`.text,
    );
  });
};
