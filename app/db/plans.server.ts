import type { PlanDecision } from "~/contracts/contact-plans";
import type { ShopSettings } from "~/contracts/shop";
import { encodeRows, insertRows, withRows, type Columns, type Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { enqueueJobs } from "./jobs.server";
import { sqlFor } from "./sql.server";

const CONTACT: Columns = {
  id: "text", shopId: "text", caseId: "text", customerId: "text", anchorInstalmentId: "text", stepId: "text",
  policyId: "text", policyVersion: "text", channel: "text", templateId: "text", tone: "text", locale: "text",
  tier: "text", instalmentIds: "text", orderNames: "text", nominalAt: "instant", effectiveAt: "instant",
  timeZone: "text", state: "text", why: "text", createdAt: "instant", updatedAt: "instant", version: "int",
}; // prettier-ignore
export const DECISION: Columns = {
  id: "text", shopId: "text", customerId: "text", plannedContactId: "text", stage: "text", at: "instant",
  verdict: "text", nextAllowedAt: "instant", reasons: "text", packVersions: "text",
}; // prettier-ignore
const NEXT: Columns = { id: "text", nextContactAt: "instant", noContactReason: "text" };

type Planned = Extract<PlanDecision, { kind: "plan" }>;
type Parts = { readonly db: DbOrTx; readonly dialect: Dialect; readonly newId: () => string };

const contactRow = (
  shop: ShopSettings,
  id: string,
  { subject, proposal, policyVersion, ...decision }: Planned,
  now: Date,
) => ({
  id,
  shopId: shop.id,
  caseId: subject.caseId,
  customerId: subject.customerId,
  anchorInstalmentId: proposal.anchorInstalmentId,
  stepId: proposal.stepId,
  policyId: shop.policyId,
  policyVersion,
  channel: proposal.channel,
  templateId: proposal.templateId,
  tone: proposal.tone,
  locale: decision.locale,
  tier: proposal.tier,
  instalmentIds: JSON.stringify(proposal.instalmentIds),
  orderNames: decision.orderNames.join(", "),
  nominalAt: proposal.nominalAt,
  effectiveAt: decision.effectiveAt ?? proposal.nominalAt,
  timeZone: proposal.timeZone,
  state: decision.effectiveAt === undefined ? "denied" : "planned",
  why: JSON.stringify(proposal.why),
  createdAt: now,
  updatedAt: now,
  version: 0,
});

export const decisionRow = (
  id: string,
  shopId: string,
  customerId: string,
  plannedContactId: string,
  stage: "plan" | "dispatch",
  gate: Planned["gate"],
) => ({
  id,
  shopId,
  customerId,
  plannedContactId,
  stage,
  at: gate.at,
  verdict: gate.verdict,
  nextAllowedAt: gate.nextAllowedAt ?? null,
  reasons: JSON.stringify(gate.reasons),
  packVersions: JSON.stringify([
    ...new Set(gate.reasons.map(({ jurisdiction, version }) => `${jurisdiction}@${version}`)),
  ]),
});

/** Everything planned for these customers and not kept is superseded: replanning never edits a contact. */
const supersede = async (
  { db, dialect }: Parts,
  shopId: string,
  replanned: readonly PlanDecision[],
  now: Date,
): Promise<void> => {
  const { p, list, at } = sqlFor(dialect);
  const ids = replanned.map(({ subject }) => subject.customerId);
  if (ids.length === 0) return;
  await db.$executeRawUnsafe(
    `UPDATE "PlannedContact" SET "state" = 'superseded', "updatedAt" = ${p(3)}, "version" = "version" + 1
     WHERE "shopId" = ${p(1)} AND "customerId" IN ${list(2)} AND "state" = 'planned'`,
    shopId, JSON.stringify(ids), at(now),
  ); // prettier-ignore
};

/** A denial that was recorded already for the same step is not recorded again at every look. */
const repeatsDenial = async ({ db }: Parts, shopId: string, planned: readonly Planned[]): Promise<Set<string>> => {
  const denied = planned.filter(({ effectiveAt }) => effectiveAt === undefined);
  if (denied.length === 0) return new Set();
  const rows = await db.plannedContact.findMany({
    where: {
      shopId,
      state: "denied",
      anchorInstalmentId: { in: denied.map(({ proposal }) => proposal.anchorInstalmentId) },
    },
    select: { anchorInstalmentId: true, stepId: true },
  });
  return new Set(rows.map((row) => `${row.anchorInstalmentId}:${row.stepId}`));
};

const saveNext = async ({ db, dialect }: Parts, decisions: readonly PlanDecision[]): Promise<void> => {
  const rows = decisions.map((decision) => ({
    id: decision.subject.caseId,
    nextContactAt: decision.kind === "none" ? null : (decision.effectiveAt ?? null),
    noContactReason: decision.kind === "none" ? decision.reason : null,
  }));
  await db.$executeRawUnsafe(
    `${withRows(NEXT, dialect)} UPDATE "Case" SET "nextContactAt" = r."nextContactAt", "noContactReason" = r."noContactReason"
     FROM r WHERE "Case"."id" = r."id"`,
    encodeRows(rows, NEXT, dialect),
  );
};

/** Writes a batch of planning decisions: contacts, verdicts and the jobs that will make the contacts. */
export const savePlans = async (
  parts: Parts,
  shop: ShopSettings,
  decisions: readonly PlanDecision[],
  now: Date,
): Promise<void> => {
  const { db, dialect, newId } = parts;
  if (decisions.length === 0) return;
  await supersede(parts, shop.id, decisions.filter(({ kind }) => kind !== "keep"), now); // prettier-ignore
  const all = decisions.filter((decision): decision is Planned => decision.kind === "plan");
  const known = await repeatsDenial(parts, shop.id, all);
  const planned = all
    .filter(
      ({ effectiveAt, proposal }) =>
        effectiveAt !== undefined || !known.has(`${proposal.anchorInstalmentId}:${proposal.stepId}`),
    )
    .map((decision) => ({ id: newId(), decision }));
  await insertRows(db, dialect, "PlannedContact", CONTACT, planned.map(({ id, decision }) => contactRow(shop, id, decision, now))); // prettier-ignore
  await insertRows(
    db,
    dialect,
    "GateDecision",
    DECISION,
    planned.map(({ id, decision }) => ({
      ...decisionRow(newId(), shop.id, decision.subject.customerId, id, "plan", decision.gate),
      at: now,
    })),
  );
  await saveNext(parts, decisions);
  const jobs = planned.flatMap(({ id, decision }) =>
    decision.effectiveAt === undefined
      ? []
      : [
          {
            name: "contacts.dispatch",
            shopId: shop.id,
            payload: { contactId: id },
            runAt: decision.effectiveAt,
            dedupeKey: `dispatch:${id}`,
          },
        ],
  );
  await enqueueJobs(db, dialect, newId, now, jobs);
};
