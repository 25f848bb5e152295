import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.js";

/**
 * Runs the app as the Shopify CLI asks for it, and again whenever a file of the app changes: the same build and the same
 * server as in production, so that nothing works in development only.
 */
let server;

const start = () => {
  server = spawn(process.execPath, ["--import", "tsx", join(root, "app/serve.server.ts")], {
    cwd: root,
    stdio: "inherit",
    env: { NODE_ENV: "development", LOG_LEVEL: "info", ...process.env },
  });
};

const stop = () =>
  new Promise((resolve) => {
    if (!server || server.exitCode !== null) return resolve();
    server.once("close", resolve);
    server.kill("SIGTERM");
  });

const restart = async () => {
  await stop();
  try {
    setUp();
  } catch {
    process.stderr.write("The build failed; it is tried again when a file changes.\n");
    return;
  }
  start();
};

let waiting;
const changed = (_event, file) => {
  if (!file || file.includes("generated")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => void restart(), 300);
};

await restart();
watch(join(root, "app"), { recursive: true }, changed);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop().then(() => process.exit(0)));
