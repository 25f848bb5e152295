import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "~tests/demo/processes";

/** A Redis for one test file: `flush` empties it as if it had been replaced by a new one. */
export type TestRedis = {
  readonly url: string;
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Why there is no Redis here; undefined when one can be had. */
export const redisMissing = (): string | undefined => {
  if (process.env["REDIS_URL"] !== undefined) return undefined;
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "neither REDIS_URL nor a redis-server on the path";
  }
};

/** Sends commands as one would type them and resolves with the start of the answer. */
const command = (url: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port || 6379), hostname, () => socket.write(`${text}\r\n`));
    socket.once("error", reject);
    socket.once("data", (answer) => {
      socket.end();
      resolve(answer.toString("latin1").trim());
    });
  });

const answers = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if ((await command(url, "PING").catch(() => "")) === "+PONG") return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No Redis answers at ${url}`);
};

/** Only one database of a given Redis is used and emptied: the others may be somebody's. */
const GIVEN_DATABASE = 15;

const given = (address: string): TestRedis => {
  const { origin, protocol, host } = new URL(address);
  const server = origin === "null" ? `${protocol}//${host}` : origin;
  const flush = () => command(address, `SELECT ${GIVEN_DATABASE}\r\nFLUSHDB`).then(() => undefined);
  return { url: `${server}/${GIVEN_DATABASE}`, flush, stop: () => Promise.resolve() };
};

/** The Redis that REDIS_URL names (without a password), or a server of one's own that keeps nothing. */
export const startRedis = async (): Promise<TestRedis> => {
  const address = process.env["REDIS_URL"];
  if (address !== undefined) return given(address);
  const folder = await mkdtemp(join(tmpdir(), "duewell-redis-"));
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const child = spawn("redis-server", options, { stdio: "ignore" });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = `redis://127.0.0.1:${port}`;
  await answers(url);
  return {
    url,
    flush: () => command(url, "FLUSHALL").then(() => undefined),
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
