import { readFileSync } from "node:fs";
import type { Application } from "express";
import type { PageContext } from "../types";
import { mountAccount } from "./account";
import { mountAdminApp } from "./admin-app";
import { mountControls } from "./controls";
import { mountExtensions } from "./extensions";
import { mountHome } from "./home";
import { mountMailbox } from "./mailbox";
import { mountOrders } from "./orders";
import { mountStorefront } from "./storefront";

/** Scripts for browsers, by the path under which pages ask for them. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "/app-bridge.js": ["../app-bridge/bridge.js", "js"],
  "/host.js": ["../app-bridge/host.js", "js"],
  "/controls.js": ["../app-bridge/controls.js", "js"],
  "/extension-elements.js": ["../extension-host/elements.js", "js"],
  "/extension-runtime.js": ["../extension-host/runtime.js", "js"],
  "/extension-host.css": ["../extension-host/host.css", "css"],
};

/** Every page that a person sees of the stand-in: admin, account, mailbox, controls. */
export const mountPages = (app: Application, context: PageContext): void => {
  for (const [path, [file, type]] of Object.entries(FILES)) {
    const text = readFileSync(new URL(file, import.meta.url), "utf8");
    app.get(path, (_request, response) => response.set("Access-Control-Allow-Origin", "*").type(type).send(text));
  }
  mountHome(app, context);
  mountAdminApp(app, context);
  mountOrders(app, context);
  mountAccount(app, context);
  mountStorefront(app, context);
  mountMailbox(app, context);
  mountControls(app, context);
  mountExtensions(app, context);
};
