import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { openChannels } from "~/channels/registry.server";
import { readEnv, type Env } from "~/config/env.server";
import { systemClock } from "~/integrations/clock.server";
import { firstLine } from "./cli-error.server";
import { print, type CliCommand } from "./command.server";
import { readDatabaseState, type DatabaseState } from "./database-state.server";
import { pingRedis } from "./redis-ping.server";

type Check = {
  readonly name: "configuration" | "database" | "audit" | "queue" | "mail" | "clock";
  readonly ok: boolean;
  readonly detail: string;
  /** What to do about it. */
  readonly todo?: string;
};

const MAX_DRIFT_SECONDS = 60;

const checked = (name: Check["name"], ok: boolean, detail: string, todo: string): Check =>
  ok ? { name, ok, detail } : { name, ok, detail, todo };

const configuration = (): { readonly check: Check; readonly env: Env | undefined } => {
  try {
    return { env: readEnv(), check: { name: "configuration", ok: true, detail: "every setting is understood" } };
  } catch (error) {
    const todo = "Set what is named, in the environment or in .env; .env.example explains each";
    return { env: undefined, check: checked("configuration", false, firstLine(error), todo) };
  }
};

/** Drivers put the address into their errors; whatever looks like one is left out, because it may hold a password. */
const withoutSecrets = (text: string): string => text.replace(/\b[a-z]+:\/\/\S+/gi, "(address)").slice(0, 200);

const database = async (env: Env): Promise<{ readonly check: Check; readonly state: DatabaseState | undefined }> => {
  try {
    const state = await readDatabaseState(env.DATABASE_URL, fileURLToPath(new URL("../..", import.meta.url)));
    const ok = state.pending.length === 0;
    const detail = ok ? "reachable, up to date" : `lacks ${state.pending.join(", ")}`;
    return { state, check: checked("database", ok, detail, "Run npm run setup, or start the app: it migrates") };
  } catch (error) {
    const todo = "Check DATABASE_URL and that the server runs; for SQLite run npm run setup";
    return { state: undefined, check: checked("database", false, withoutSecrets(firstLine(error)), todo) };
  }
};

const audit = ({ chains }: DatabaseState): Check => {
  const broken = chains.flatMap(({ shopId, broken: at }) =>
    at ? [`${shopId}: event ${String(at.seq)} of ${at.at.toISOString()} does not follow from the one before it`] : [],
  );
  const events = chains.reduce((sum, { checked }) => sum + checked, 0);
  const detail = broken.length === 0 ? `${String(events)} events follow from one another` : broken.join("; ");
  const todo = "Rows were altered or removed outside the app: compare with a backup and find out who had access";
  return checked("audit", broken.length === 0, detail, todo);
};

const queue = async ({ REDIS_URL }: Env): Promise<Check> => {
  if (REDIS_URL === undefined)
    return { name: "queue", ok: true, detail: "jobs run on the database; REDIS_URL is not set" };
  const { ok, detail } = await pingRedis(REDIS_URL);
  return checked("queue", ok, detail, "Check REDIS_URL and that Redis runs; jobs wait in the database meanwhile");
};

const mail = async (env: Env): Promise<Check> => {
  const channels = openChannels(env);
  try {
    const found = await Promise.all(channels.all.map((channel) => channel.check()));
    const detail = found.map((one) => withoutSecrets(one.detail)).join("; ");
    return checked("mail", found.every(({ ok }) => ok), detail, "Set SMTP_URL to the server that takes the mail"); // prettier-ignore
  } finally {
    channels.close();
  }
};

const clock = (state: DatabaseState | undefined): Check => {
  const now = systemClock.now();
  const todo = "Set the clock of this machine, best by NTP: hours of contact are counted by it";
  const year = now.getUTCFullYear();
  if (year < 2024 || year > 2100) return checked("clock", false, `the year is ${year}`, todo);
  if (state === undefined) return checked("clock", true, "plausible; the database has none to compare", todo);
  const drift = Math.round(Math.abs(now.getTime() - state.now.getTime()) / 1000);
  return checked("clock", drift <= MAX_DRIFT_SECONDS, `${drift} s from the database's`, todo);
};

const checkAll = async (): Promise<Check[]> => {
  const { env, check } = configuration();
  if (env === undefined) return [check, clock(undefined)];
  const { state, check: databaseCheck } = await database(env);
  return [
    check,
    databaseCheck,
    ...(state ? [audit(state)] : []),
    ...(await Promise.all([queue(env), mail(env)])),
    clock(state),
  ];
};

const textOf = ({ name, ok, detail, todo }: Check): string =>
  `${ok ? "ok     " : "PROBLEM"} ${name}: ${detail}${todo === undefined ? "" : `. ${todo}.`}`;

const run = async ({ json }: { readonly json?: boolean }): Promise<void> => {
  const checks = await checkAll();
  const ok = checks.every((check) => check.ok);
  print(json, { ok, checks }, () => checks.map(textOf).join("\n"));
  if (!ok) process.exitCode = 1;
};

export const doctor: CliCommand = {
  name: "doctor",
  register: (program: Command) => {
    program
      .command("doctor")
      .description("check configuration, database, the chain of decisions, queue, mail and clock, and say what to do")
      .option("--json", "print the findings as JSON")
      .action(run);
  },
};
