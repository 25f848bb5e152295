import { z } from "zod";
import type { TimelineEntry } from "~/contracts/views";
import { splitQuoted } from "~/domain/opt-out/quoted";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import { messageText } from "../message-text.server";

type Parts = { readonly db: Db; readonly cipher: Cipher };

/** A page shows this many of the newest entries of each kind. */
const LIMIT = 100;
/** Enough of an answer to know what it is about; the record has all of it. */
const SHOWN = 1_000;
const reasonsSchema = z.array(z.object({ rule: z.string() }));

const kindOf = (kind: string, amountMinor: number): TimelineEntry["kind"] => {
  if (kind === "charge") return "order";
  if (kind === "payment") return amountMinor < 0 ? "payment" : "payment_undone";
  if (kind === "refund" || kind === "cancellation") return kind;
  return amountMinor < 0 ? "lowered" : "raised";
};

/** One entry for each thing that happened, however many instalments it was split over and however often corrected. */
const ledger = async (
  db: Db,
  shopId: string,
  obligations: readonly { id: string; orderName: string; currency: string }[],
) => {
  const byId = new Map(obligations.map((row) => [row.id, row]));
  const rows = await db.ledgerEntry.groupBy({
    by: ["obligationId", "kind", "effectiveAt"],
    where: { shopId, obligationId: { in: [...byId.keys()] }, kind: { not: "reallocation" } },
    _sum: { amountMinor: true },
    having: { amountMinor: { _sum: { not: 0 } } },
    orderBy: { effectiveAt: "desc" },
    take: LIMIT,
  });
  return rows.map(({ obligationId, kind, effectiveAt, _sum }): TimelineEntry => {
    const amountMinor = Number(_sum.amountMinor ?? 0);
    return {
      at: effectiveAt,
      kind: kindOf(kind, amountMinor),
      detail: {
        order: byId.get(obligationId)?.orderName ?? "",
        amountMinor: Math.abs(amountMinor),
        currency: byId.get(obligationId)?.currency ?? "USD",
      },
    };
  });
};

const contacts = async (db: Db, shopId: string, customerId: string) => {
  const attempts = await db.contactAttempt.findMany({
    where: { shopId, customerId, contactClass: { not: "inbound" } },
    orderBy: { reservedAt: "desc" },
    take: LIMIT,
  });
  const events = await db.contactEvent.findMany({
    where: { shopId, attemptId: { in: attempts.map(({ id }) => id) } },
    orderBy: { at: "asc" },
  });
  const outcome = new Map(events.map(({ attemptId, kind }) => [attemptId, kind]));
  return attempts.map((row): TimelineEntry => ({
    at: row.reservedAt,
    kind: "contact",
    detail: { template: row.templateId, outcome: outcome.get(row.id) ?? "sending", test: Number(row.testMode) },
  }));
};

/** What the customer wrote, without the reminder below it; all of it when nothing would be left. */
const ownWords = (text: string): string => (splitQuoted(text).own.trim() || text.trim()).slice(0, SHOWN);

/** What the customer answered: what was understood of it, and the words. */
const answers = async ({ db, cipher }: Parts, shopId: string, customerId: string) => {
  const rows = await db.contactAttempt.findMany({
    where: { shopId, customerId, contactClass: "inbound" },
    orderBy: { reservedAt: "desc" },
    take: LIMIT,
  });
  const events = await db.contactEvent.findMany({ where: { shopId, attemptId: { in: rows.map(({ id }) => id) } } });
  const understood = new Map(events.map(({ attemptId, kind }) => [attemptId, kind]));
  return rows.map(({ id, reservedAt, channel, bodyEnc }): TimelineEntry => ({
    at: reservedAt,
    kind: "answer",
    detail: { channel, understood: understood.get(id) ?? "nothing", text: ownWords(messageText(cipher, bodyEnc)) },
  })); // prettier-ignore
};

/** What was not sent, with the rule that stopped it: as much a part of the record as what was. */
const refusals = async (db: Db, shopId: string, customerId: string) => {
  const rows = await db.gateDecision.findMany({
    where: { shopId, customerId, verdict: { in: ["deny", "defer"] } },
    orderBy: { at: "desc" },
    take: LIMIT,
  });
  return rows.map((row): TimelineEntry => ({
    at: row.at,
    kind: "not_contacted",
    detail: {
      verdict: row.verdict,
      rules: reasonsSchema.parse(JSON.parse(row.reasons)).map(({ rule }) => rule).join(", "),
      ...(row.nextAllowedAt ? { until: row.nextAllowedAt.toISOString() } : {}),
    },
  })); // prettier-ignore
};

/** A hold of one debt names its order; one of the person names none. */
const holds = async (db: Db, shopId: string, customerId: string, nameOf: ReadonlyMap<string, string>) => {
  const rows = await db.hold.findMany({ where: { shopId, customerId }, orderBy: { fromAt: "desc" }, take: LIMIT });
  return rows.flatMap((row): TimelineEntry[] => {
    const order = row.obligationId === null ? undefined : nameOf.get(row.obligationId);
    const detail = { reason: row.reason, ...(order === undefined ? {} : { order }) };
    return [
      {
        at: row.fromAt,
        kind: "hold",
        detail: row.untilAt ? { ...detail, until: row.untilAt.toISOString() } : detail,
      },
      ...(row.liftedAt ? [{ at: row.liftedAt, kind: "hold_lifted" as const, detail }] : []),
    ];
  });
};

const requests = async (db: Db, shopId: string, customerId: string) =>
  (
    await db.hardshipRequest.findMany({ where: { shopId, customerId }, orderBy: { requestedAt: "desc" }, take: LIMIT })
  ).map((row): TimelineEntry => ({ at: row.requestedAt, kind: "request", detail: { reason: row.reason } }));

/** Everything that happened with a customer, newest first. */
export const timelineOf = async (
  parts: Parts,
  shopId: string,
  customerId: string,
  obligations: readonly { id: string; orderName: string; currency: string }[],
): Promise<TimelineEntry[]> => {
  const { db } = parts;
  const kinds = await Promise.all([
    ledger(db, shopId, obligations),
    contacts(db, shopId, customerId),
    answers(parts, shopId, customerId),
    refusals(db, shopId, customerId),
    holds(db, shopId, customerId, new Map(obligations.map(({ id, orderName }) => [id, orderName]))),
    requests(db, shopId, customerId),
  ]);
  return kinds.flat().sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, 2 * LIMIT); // prettier-ignore
};
