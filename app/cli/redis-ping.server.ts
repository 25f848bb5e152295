import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

const TIMEOUT_MS = 5_000;

const command = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;

/** The log-in and a PING in the Redis protocol: too little to bring a client for. */
const greetingOf = ({ username, password }: URL): string => {
  const words = [username, password].filter((word) => word !== "").map(decodeURIComponent);
  return `${password === "" ? "" : command("AUTH", ...words)}${command("PING")}`;
};

const ask = (url: URL): Promise<string> =>
  new Promise((resolve) => {
    const address = { host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || 6379) };
    const socket: Socket =
      url.protocol === "rediss:" ? connectTls({ ...address, servername: address.host }) : connect(address);
    const end = (answer: string): void => {
      socket.destroy();
      resolve(answer);
    };
    let answer = "";
    socket.setTimeout(TIMEOUT_MS, () => end("no answer within 5 s"));
    socket.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? "no connection"));
    socket.on("close", () => end("closed without an answer"));
    socket.on("data", (data) => {
      answer += data.toString("utf8");
      if (answer.includes("+PONG\r\n")) end("PONG");
      // Only the kind of the refusal: its text may repeat what was sent.
      else if (/^-\w+.*\r\n/m.test(answer)) end(/-(\w+)/.exec(answer)?.[1] ?? "refused");
    });
    socket.write(greetingOf(url));
  });

/** Whether Redis answers, and if not what it said; never the URL, which may hold a password. */
export const pingRedis = async (url: string): Promise<{ readonly ok: boolean; readonly detail: string }> => {
  const answer = await ask(new URL(url));
  return answer === "PONG" ? { ok: true, detail: "Redis answers" } : { ok: false, detail: `Redis: ${answer}` };
};
