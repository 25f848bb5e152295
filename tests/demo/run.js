import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "../../scripts/setup.js";

/** `npm run demo`: sets up what is missing, then hands over to the TypeScript part. */
setUp();
const child = spawn(
  process.execPath,
  ["--import", "tsx", join(root, "tests", "demo", "main.ts"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("close", (code) => process.exit(code ?? 1));
