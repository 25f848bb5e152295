#!/usr/bin/env node
import { fileURLToPath } from "node:url";

// Set before tsx loads, and inherited by the training thread: the aliases must hold from any working directory.
process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL("../tsconfig.json", import.meta.url));
const { register } = await import("tsx/esm/api");
register();
await import("../app/cli.server.ts");
