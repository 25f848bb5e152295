import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import express from "express";
import { receiveDeps } from "~/composition.answers.server";
import { createRunner, reconcileRecurring } from "~/composition.runner.server";
import { getDeps } from "~/composition.server";
import { growHeapSlowly } from "~/config/heap.server";
import { migrateTo } from "~/db/migrate.server";
import { mountOperations } from "~/serve-operations.server";
import { mountProviders } from "~/serve-providers.server";
import { mountReplies } from "~/serve-replies.server";
import { mountWebhooks } from "~/serve-webhooks.server";

/**
 * `npm start`: the app's own small server. The stock one logs whole addresses, id tokens included; this one logs the
 * route and the status.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
growHeapSlowly();
const deps = getDeps();
await migrateTo(deps.db, deps.env.DATABASE_URL, root);

const app = express();
app.disable("x-powered-by");
app.set("trust proxy", true);
app.use((request, response, next) => {
  const startedAt = performance.now();
  response.on("finish", () => {
    const ms = Math.round(performance.now() - startedAt);
    deps.log.info(
      { method: request.method, path: request.path.replace(/^\/r\/.*/, "/r/:token"), status: response.statusCode, ms },
      "request",
    );
  });
  next();
});
app.use("/assets", express.static(`${root}build/client/assets`, { immutable: true, maxAge: "1y" }));
app.use(express.static(`${root}build/client`, { maxAge: "1h" }));
mountOperations(app, deps);
mountWebhooks(app, deps);
mountProviders(app, deps);
mountReplies(app, { ...deps, answers: receiveDeps(deps) });

const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as Parameters<
  typeof createRequestHandler
>[0]["build"];
const renderPage = createRequestHandler({ build, mode: deps.env.NODE_ENV });
app.all("*", (request, response, next) => void renderPage(request, response, next));

const runner = deps.env.EMBEDDED_WORKER === "on" ? createRunner(deps) : undefined;
await reconcileRecurring(deps);
await runner?.start();
const server = app.listen(deps.env.PORT, deps.env.HOST, () => deps.log.info({ port: deps.env.PORT }, "listening"));

const stop = (): void => {
  server.close(() => {
    void (runner?.stop() ?? Promise.resolve()).then(() => deps.db.$disconnect()).then(() => process.exit(0));
  });
  server.closeAllConnections();
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
