import { createHash, timingSafeEqual } from "node:crypto";
import express, { type Express, type Request } from "express";
import type { Deps } from "~/composition.server";
import { recordReports } from "~/services/contacts/record-reports.server";

/** A notification quotes the message at most; what is larger is none. */
const LIMIT = "2mb";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether a provider proved that it is one; in a time that does not depend on how much of the secret was right. */
export const knowsToken = (request: Request, token: string): boolean =>
  timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));

/**
 * `/api/providers/:channel/reports`: what became of messages after a provider took them. Each channel reads the reports
 * of its own kind; a channel without a secret for them answers nobody.
 */
export const mountProviders = (
  app: Express,
  { channels, log, reports }: Pick<Deps, "channels" | "log" | "reports">,
): void => {
  app.post("/api/providers/:channel/reports", express.raw({ type: () => true, limit: LIMIT }), (request, response) => {
    const readers = channels.all.find(({ spec }) => spec.id === request.params["channel"])?.reports;
    if (!readers) return void response.status(404).end();
    if (!knowsToken(request, readers.token)) return void response.status(401).end();
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    readers
      .read(body)
      .then((found) => recordReports(reports, found))
      .then(
        (recorded) => response.json({ recorded }),
        (error: unknown) => {
          // Not recorded, so not answered with 200: the provider tries again.
          log.error({ channel: request.params["channel"], error: String(error) }, "report not recorded");
          response.status(503).end();
        },
      );
  });
};
