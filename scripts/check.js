import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root, setUp } from "./setup.js";

/** The gate before every commit: everything that needs no service, several at a time. Prints only what failed. */
const bin = (name) => join(root, "node_modules", ".bin", name);
/** What was right the last time and has not changed is not looked at again. */
const cache = (name) => join(root, ".cache", name);
const types = (project, name) => [
  bin("tsc"),
  ["--noEmit", "--incremental", "--tsBuildInfoFile", cache(name), "-p", project],
];
const CHECKS = [
  // First, because it takes longest: the others fit beside it.
  ["unit, contract and architecture tests", bin("vitest"), ["run", "--maxWorkers", String(availableParallelism()), "--project", "unit", "--project", "contract", "--project", "architecture", "--project", "extensions"]],
  ["types", ...types(".", "types.json")],
  ["types of the domain", ...types("app/domain", "types-domain.json")],
  ["types of the order block", ...types("extensions/collections-order-block", "types-order.json")],
  ["types of the account block", ...types("extensions/repayment-order-status", "types-account.json")],
  ["format", bin("prettier"), ["--check", "--log-level", "warn", "--cache", "--cache-strategy", "content", "--cache-location", cache("format"), "."]],
  ["lint", bin("eslint"), ["--cache", "--cache-location", cache("eslint"), "--max-warnings", "0", "."]],
  ["directions", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "app", "extensions"]],
  ["unused code", bin("knip"), ["--no-progress"]],
]; // prettier-ignore

const runOne = ([name, command, args]) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => {
      process.stdout.write(
        `${code === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
      );
      if (code !== 0) process.stdout.write(`${output}\n`);
      resolve(code === 0);
    });
  });

setUp({ build: false });
const waiting = process.argv.includes("--no-tests") ? CHECKS.filter(([name]) => !name.endsWith("tests")) : [...CHECKS];
const results = [];
const lane = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runOne(next));
};
await Promise.all([lane(), lane()]);
process.exit(results.every(Boolean) ? 0 : 1);
