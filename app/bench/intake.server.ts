import { createHmac } from "node:crypto";
import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { mountWebhooks } from "~/serve-webhooks.server";
import { pooled, SECRET, SHOP, timed, toResult, withBase } from "./measure.server";
import type { Bench } from "./types.server";

const CONCURRENCY = 64;

/** An order webhook of the usual size: some seven kilobytes. */
const bodyOf = (i: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      id: 820_982_911_946_154_000 + i,
      admin_graphql_api_id: `gid://shopify/Order/${String(i)}`,
      updated_at: "2026-11-24T10:00:00Z",
      note: "x".repeat(6_800),
    }),
  );

const sign = (body: Buffer): string => createHmac("sha256", SECRET).update(body).digest("base64");

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));

const deliver = (port: number, agent: Agent, body: Buffer, hmac: string, i: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": body.length,
      "x-shopify-hmac-sha256": hmac,
      "x-shopify-topic": "orders/updated",
      "x-shopify-shop-domain": SHOP,
      "x-shopify-webhook-id": `w-${String(i)}`,
    };
    const call = request({ port, host: "127.0.0.1", path: "/webhooks", method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${String(answer.statusCode)}`)),
      );
    });
    call.on("error", reject);
    call.end(body);
  });

/** The limit: a bare server that reads the same bodies and verifies them, and nothing else. */
const bareServer = (): Server =>
  createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const ok = sign(Buffer.concat(chunks)) === incoming.headers["x-shopify-hmac-sha256"];
      answer.writeHead(ok ? 200 : 401).end();
    });
  });

const load = async (server: Server, messages: readonly { body: Buffer; hmac: string }[], count: number) => {
  const port = await listen(server);
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  let durationsMs: number[] = [];
  const seconds = await timed(async () => {
    durationsMs = await pooled(count, CONCURRENCY, (i) => {
      const message = messages[i % messages.length];
      return message ? deliver(port, agent, message.body, message.hmac, i) : Promise.resolve();
    });
  });
  agent.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { seconds, durationsMs };
};

/** Webhooks a second through HTTP, verification and commit, from 64 connections. */
export const intake: Bench = {
  name: "intake",
  run: (n = 20_000) =>
    withBase(async ({ env, inbox, log }) => {
      const messages = Array.from({ length: 500 }, (_, i) => bodyOf(i)).map((body) => ({ body, hmac: sign(body) }));
      const bare = await load(bareServer(), messages, n);
      const app = express();
      mountWebhooks(app, { env, inbox, log });
      const ours = await load(createServer(app), messages, n);
      return toResult({
        name: "intake",
        n,
        ...ours,
        limit: { what: "bare Node server that verifies the same bodies", perSecond: n / bare.seconds },
      });
    }),
};
