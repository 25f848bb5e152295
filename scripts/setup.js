import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writePostgresSchema } from "./postgres-schema.js";

/** Everything a fresh clone needs, each part only when its inputs changed. Uses nothing but Node. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamps = join(root, ".cache", "setup.json");

const filesUnder = (path) => {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes("/generated/") && !file.includes("/dist/") && !file.includes("node_modules"));
};

const hashOf = (paths) => {
  const hash = createHash("sha256").update(process.version);
  for (const file of paths.flatMap(filesUnder).sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
};

const readStamps = () => (existsSync(stamps) ? JSON.parse(readFileSync(stamps, "utf8")) : {});

export const run = (command, args, options = {}) =>
  execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });

/** Runs `work` when any of `inputs` changed since it last succeeded, or when `output` is missing. */
const step = (name, inputs, output, work) => {
  const hash = hashOf(inputs);
  if (readStamps()[name] === hash && existsSync(join(root, output))) return;
  process.stderr.write(`· ${name}\n`);
  work();
  mkdirSync(dirname(stamps), { recursive: true });
  writeFileSync(stamps, JSON.stringify({ ...readStamps(), [name]: hash }));
};

const bin = (name) => join(root, "node_modules", ".bin", name);
const quiet = { stdio: ["ignore", "ignore", "inherit"] };
// Without a URL Prisma falls back to an engine that it would have to download; with one it need not be reachable.
const SQLITE_URL = "file:.data/duewell.db";

export const setUp = ({ build = true } = {}) => {
  mkdirSync(join(root, ".data"), { recursive: true });
  step("install packages", ["package-lock.json"], "node_modules/.bin/tsx", () =>
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], quiet),
  );
  step("generate the database clients", ["prisma/schema.prisma"], "app/db/generated/postgres/client.ts", () => {
    writePostgresSchema();
    for (const url of [SQLITE_URL, "postgresql://localhost/duewell"])
      run(bin("prisma"), ["generate"], { ...quiet, env: { ...process.env, DATABASE_URL: url } });
  });
  if (build)
    step(
      "build the app",
      ["package-lock.json", "app", "remix.config.js", "vite.config.ts", "prisma/schema.prisma"],
      "build/server/index.js",
      () =>
        run(bin("remix"), ["vite:build", "--logLevel", "error"], {
          stdio: ["ignore", "ignore", "inherit"],
          env: { ...process.env, NODE_ENV: "production" },
        }),
    );
};

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
