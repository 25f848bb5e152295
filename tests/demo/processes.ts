import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { openSync } from "node:fs";

/** The app's own processes, started as anybody would start them, in the local store's time. */
export type Running = {
  readonly name: string;
  readonly child: ChildProcess;
  /** Asks the process to end and waits for it. */
  readonly stop: () => Promise<void>;
  /** Ends the process as a power cut would: it gets no chance to finish anything. */
  readonly kill: () => Promise<void>;
};

const root = new URL("../..", import.meta.url).pathname;

/** Systems give ports from 32768 on to outgoing connections; one of those might take a port before it is used. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** A port of this machine that nobody uses, and that nobody is given before a process that is started now takes it. */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries++) {
    const port = FIRST_PORT + randomInt(PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error("No port is free");
};

/** Starts `node <entry>` under tsx with the local store's preload; its output goes to `logFile`. */
export const startProcess = (
  name: string,
  entry: string,
  env: Readonly<Record<string, string>>,
  logFile: string,
): Running => {
  const log = openSync(logFile, "a");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", `${root}tests/local-store/preload.mjs`, `${root}${entry}`],
    {
      cwd: root,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production", ...env },
      stdio: ["ignore", log, log],
    },
  );
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    name,
    child,
    stop: async () => {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await closed;
      clearTimeout(force);
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
};

/** Waits until `url` answers 2xx; says which process it waited for, and where its log is, when it does not. */
export const waitFor = async (url: string, running: Running, logFile: string, timeoutMs = 60_000): Promise<void> => {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (running.child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${running.name} did not become ready at ${url}; its log is ${logFile}`);
};
