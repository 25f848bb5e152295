import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

type Ran = { readonly code: number | string; readonly stdout: string; readonly stderr: string };

/** Runs `duewell` as `npm run duewell` does, with these settings and no others of the app. */
export const duewell = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = ROOT,
): Promise<Ran> =>
  new Promise((resolve) => {
    const { PATH = "", HOME = "" } = process.env;
    const options = { cwd, env: { NODE_ENV: "production" as const, PATH, HOME, ...env } };
    execFile(process.execPath, [`${ROOT}bin/duewell.js`, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

export const json = ({ stdout }: Ran): unknown => JSON.parse(stdout);

/** A folder of its own, with the files written into it. */
export const folderWith = async (files: Readonly<Record<string, string>>) => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-cli-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { path: (name: string) => join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
};

const HEADER = "customer_id,order_id,created_at,due_at,amount,currency,paid_at,disputed,country";

export const csv = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

/** Customers who pay on time and others who pay late, an instalment a month; the same for every run. */
export const madeUpRows = (customers: number, months: number): string[] =>
  Array.from({ length: customers }, (_, c) =>
    Array.from({ length: months }, (_, m) => {
      const due = m * 30 + 20;
      const isLate = (c * 7 + m * 3) % 10 < (c % 3 === 0 ? 8 : 1);
      const isUnpaid = isLate && m === months - 1;
      const paid = isUnpaid ? "" : day(due + (isLate ? 12 : -2));
      return `c${c},c${c}-${m},${day(m * 30)},${day(due)},${50 + ((c * 13 + m) % 40)}.00,USD,${paid},no,US`;
    }),
  ).flat();
