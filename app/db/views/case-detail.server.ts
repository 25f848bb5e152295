import { z } from "zod";
import type { CaseView, NextContactView } from "~/contracts/views";
import { TIERS, type ScoreReason } from "~/domain/scoring/types";
import type { PlanWhy } from "~/domain/schedule/types";
import type { Reason } from "~/domain/compliance/types";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import { noContactReason } from "./cases.server";
import { timelineOf } from "./timeline.server";

const reasonSchema = z.array(
  z.object({ rule: z.string(), jurisdiction: z.string(), citation: z.string(), version: z.string() }),
);
const scoreReasons = z.array(
  z.object({
    id: z.string(),
    direction: z.enum(["raises", "lowers"]),
    points: z.number(),
    values: z.record(z.string(), z.number()),
  }),
);
const verdict = z.enum(["allow", "defer", "deny"]).catch("allow");

type Parts = { readonly db: Db; readonly cipher: Cipher };

const nextContact = async (db: Db, shopId: string, customerId: string): Promise<NextContactView | null> => {
  const row = await db.plannedContact.findFirst({
    where: { shopId, customerId, state: { in: ["planned", "denied"] } },
    orderBy: [{ state: "desc" }, { updatedAt: "desc" }],
  });
  if (!row) return null;
  const decision = await db.gateDecision.findFirst({
    where: { shopId, plannedContactId: row.id },
    orderBy: { at: "desc" },
  });
  const reasons: Reason[] = decision ? reasonSchema.parse(JSON.parse(decision.reasons)) : [];
  // Written by this app from a PlanWhy; a row of an older shape still shows its moment.
  const why = JSON.parse(row.why) as PlanWhy;
  return { ...row, why, verdict: row.state === "denied" ? "deny" : verdict.parse(decision?.verdict), reasons };
};

const scoreOf = async (db: Db, shopId: string, customerId: string): Promise<CaseView["score"]> => {
  const row = await db.scoreSnapshot.findFirst({ where: { shopId, customerId }, orderBy: { at: "desc" } });
  if (!row) return null;
  const reasons: ScoreReason[] = scoreReasons.parse(JSON.parse(row.reasons));
  return { score: row.score, probability: row.probability, reasons, modelKind: row.modelKind, at: row.at };
};

type Seen = { readonly currency: string; readonly payCurrency: string };

const seenAs = (obligation: Seen | undefined, { payMinor }: { readonly payMinor: bigint }) =>
  obligation && obligation.payCurrency !== obligation.currency
    ? { balanceMinor: Number(payMinor), currency: obligation.payCurrency }
    : null;

const companiesOf = (obligations: readonly { readonly company: string; readonly location: string }[]): string[] => [
  ...new Set(
    obligations.flatMap(({ company, location }) =>
      company === "" ? [] : [location === "" ? company : `${company} · ${location}`],
    ),
  ),
];

const moneyOf = async (db: Db, shopId: string, customerId: string) => {
  const obligations = await db.obligation.findMany({
    where: { shopId, customerId },
    orderBy: { openedAt: "desc" },
    take: 200,
  });
  const byId = new Map(obligations.map((row) => [row.id, row]));
  const instalments = await db.instalment.findMany({
    where: { shopId, customerId },
    orderBy: [{ dueOn: "desc" }, { id: "asc" }],
    take: 200,
  });
  return {
    obligations,
    instalments: instalments.map((row) => ({
      ...row,
      orderName: byId.get(row.obligationId)?.orderName ?? "",
      orderId: byId.get(row.obligationId)?.orderId ?? "",
      currency: byId.get(row.obligationId)?.currency ?? "USD",
      seen: seenAs(byId.get(row.obligationId), row),
      amountMinor: Number(row.amountMinor),
      balanceMinor: Number(row.balanceMinor),
    })),
  };
};

const emailOf = async ({ db, cipher }: Parts, shopId: string, customerId: string) => {
  const row = await db.contactPoint.findFirst({
    where: { shopId, customerId, kind: "email" },
    orderBy: { createdAt: "desc" },
  });
  return { email: row ? cipher.decrypt(row.valueEnc) : "", emailBounced: row?.bouncedAt != null };
};

/** One case with everything the page shows; undefined when the shop has no such case. */
export const caseView = async (
  parts: Parts,
  shopId: string,
  caseId: string,
  now: Date,
): Promise<CaseView | undefined> => {
  const { db, cipher } = parts;
  const row = await db.case.findFirst({ where: { shopId, id: caseId } });
  if (!row) return undefined;
  const { customerId } = row;
  const [customer, money, email, score, next, holds, stop] = await Promise.all([
    db.customer.findUnique({ where: { id: customerId } }),
    moneyOf(db, shopId, customerId),
    emailOf(parts, shopId, customerId),
    scoreOf(db, shopId, customerId),
    row.state === "open" ? nextContact(db, shopId, customerId) : null,
    db.hold.findMany({
      where: { shopId, customerId, liftedAt: null, OR: [{ untilAt: null }, { untilAt: { gt: now } }] },
    }),
    db.consent.findFirst({ where: { shopId, customerId, channel: "email" }, orderBy: { at: "desc" } }),
  ]);
  const orderNames = new Map(money.obligations.map(({ id, orderName }) => [id, orderName]));
  return {
    id: row.id,
    customerId,
    customerName: customer?.nameEnc ? cipher.decrypt(customer.nameEnc) : "",
    companies: companiesOf(money.obligations),
    ...email,
    locale: customer?.locale ?? "en",
    state: row.state,
    currency: row.currency,
    owedMinor: Number(row.owedMinor),
    lateMinor: Number(row.lateMinor),
    tier: TIERS.find((tier) => tier === row.tier) ?? "medium",
    score,
    scoringOptOut: customer?.scoringOptOutAt != null,
    reviewedAt: row.reviewedAt,
    reminderStopped: stop?.state === "revoked",
    instalments: money.instalments,
    holds: holds.map((hold) => ({ ...hold, orderName: orderNames.get(hold.obligationId ?? "") ?? null })),
    next,
    noContactReason: noContactReason(row.noContactReason),
    timeline: await timelineOf(parts, shopId, customerId, money.obligations),
  };
};
