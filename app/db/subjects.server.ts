import { z } from "zod";
import type { ContactSubject, SubjectContact, SubjectInstalment, SubjectPlan } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import type { ContactChannel } from "~/domain/channels/types";
import { FLAGS, type ConsentState } from "~/domain/compliance/types";
import { TIERS } from "~/domain/scoring/types";
import { DAY_MS } from "~/domain/shared/duration";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { sqlFor } from "./sql.server";

/** No cap looks further back than a calendar month; two leave room for both ends. */
const HISTORY_MS = 62 * DAY_MS;

const addressesSchema = z.array(
  z.object({ country: z.string(), province: z.string().optional(), postalCode: z.string().optional() }),
);
const flagsSchema = z.array(z.enum(FLAGS));
const tierSchema = z.enum(TIERS).catch("medium");
const idsSchema = z.array(z.string());

type Query = {
  readonly db: DbOrTx;
  readonly dialect: Dialect;
  readonly shopId: string;
  readonly ids: string;
  readonly now: Date;
};

const group = <T, V>(rows: readonly T[], key: (row: T) => string, value: (row: T) => V): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const id = key(row);
    const known = groups.get(id);
    if (known) known.push(value(row));
    else groups.set(id, [value(row)]);
  }
  return groups;
};

type InstalmentRow = Omit<SubjectInstalment, "isHeld" | "balanceMinor"> & {
  customerId: string;
  balanceMinor: bigint | number;
  isHeld: unknown;
};

/** Raw SQL hands booleans over as numbers, strings or booleans, by database. */
const truthy = (value: unknown): boolean => value === true || value === 1 || value === 1n || value === "1";

const loadInstalments = async ({ db, dialect, shopId, ids, now }: Query) => {
  const { p, list, at } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<InstalmentRow[]>(
    `SELECT i."id", i."customerId", i."obligationId", o."orderId", o."orderName", o."payUrl", i."dueOn", i."balanceMinor", o."currency",
       EXISTS (SELECT 1 FROM "Hold" h WHERE h."obligationId" = i."obligationId" AND h."liftedAt" IS NULL
         AND (h."untilAt" IS NULL OR h."untilAt" > ${p(3)})) AS "isHeld"
     FROM "Instalment" i JOIN "Obligation" o ON o."id" = i."obligationId"
     WHERE i."shopId" = ${p(1)} AND i."customerId" IN ${list(2)} AND i."state" = 'open' AND o."state" = 'open'
     ORDER BY i."dueOn", i."id"`,
    shopId, ids, at(now),
  ); // prettier-ignore
  return group(
    rows,
    ({ customerId }) => customerId,
    ({ customerId: _, ...row }) => ({ ...row, balanceMinor: Number(row.balanceMinor), isHeld: truthy(row.isHeld) }),
  );
};

const loadHistory = async ({ db, shopId, ids, now }: Query, testMode: boolean) => {
  const rows = await db.contactAttempt.findMany({
    where: {
      shopId,
      customerId: { in: z.array(z.string()).parse(JSON.parse(ids)) },
      testMode,
      reservedAt: { gte: new Date(now.getTime() - HISTORY_MS) },
    },
    orderBy: { reservedAt: "asc" },
    select: { customerId: true, reservedAt: true, channel: true, debtIds: true },
  });
  return group(
    rows,
    ({ customerId }) => customerId,
    ({ reservedAt, channel, debtIds }): SubjectContact => ({
      at: reservedAt,
      channel: channel as ContactChannel,
      debtIds: idsSchema.parse(JSON.parse(debtIds)),
    }),
  );
};

/** Steps used in test mode are kept apart: going live starts every sequence afresh. */
export const stepKey = (stepId: string, testMode: boolean): string => (testMode ? `test:${stepId}` : stepId);

const loadSteps = async ({ db, dialect, shopId, ids }: Query, testMode: boolean) => {
  const { p, list } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ customerId: string; anchorInstalmentId: string; stepId: string }[]>(
    `SELECT i."customerId", u."anchorInstalmentId", u."stepId" FROM "StepUse" u JOIN "Instalment" i ON i."id" = u."anchorInstalmentId"
     WHERE u."shopId" = ${p(1)} AND i."customerId" IN ${list(2)} AND i."state" = 'open'`,
    shopId, ids,
  ); // prettier-ignore
  const prefix = stepKey("", testMode);
  const mine = rows.filter(({ stepId }) => stepId.startsWith("test:") === testMode);
  return group(mine, ({ customerId }) => customerId, (row) => `${row.anchorInstalmentId}:${row.stepId.slice(prefix.length)}`); // prettier-ignore
};

const loadPlans = async ({ db, shopId, ids }: Query) => {
  const rows = await db.plannedContact.findMany({
    where: { shopId, customerId: { in: idsSchema.parse(JSON.parse(ids)) }, state: "planned" },
    select: {
      id: true,
      customerId: true,
      anchorInstalmentId: true,
      stepId: true,
      instalmentIds: true,
      effectiveAt: true,
    },
  });
  return group(
    rows,
    ({ customerId }) => customerId,
    ({ customerId: _, instalmentIds, ...row }): SubjectPlan => ({
      ...row,
      instalmentIds: idsSchema.parse(JSON.parse(instalmentIds)),
    }),
  );
};

const loadPeople = ({ db, shopId, ids }: Query) => {
  const customerId = { in: idsSchema.parse(JSON.parse(ids)) };
  return Promise.all([
    db.customer.findMany({ where: { shopId, id: customerId, redactedAt: null } }),
    db.contactPoint.findMany({ where: { shopId, customerId }, orderBy: { createdAt: "asc" } }),
    db.consent.findMany({ where: { shopId, customerId }, orderBy: { at: "asc" } }),
    db.hold.findMany({ where: { shopId, customerId, scope: "person", liftedAt: null } }),
    db.case.findMany({
      where: { shopId, customerId, state: "open" },
      select: { id: true, customerId: true, tier: true },
    }),
  ]);
};

type Consents = ContactSubject["consents"];

/** The newest row per channel is in force; an address the customer gave with an order may be written to about it. */
const consentsOf = (rows: readonly { channel: string; state: string }[]): Consents => {
  const state: Record<keyof Consents, ConsentState> = { email: "none", sms: "none", push: "none", voice: "none" };
  for (const row of rows) {
    if (!(row.channel in state)) continue;
    state[row.channel as keyof Consents] =
      row.state === "granted" ? "granted" : row.state === "revoked" ? "revoked" : "none";
  }
  return state;
};

type HoldRow = { readonly untilAt: Date | null; readonly reason: string };

/** Of several holds the one that ends last counts; one without an end outlasts all. */
const personHoldOf = (holds: readonly HoldRow[], now: Date): ContactSubject["personHold"] => {
  const active = holds.filter(({ untilAt }) => untilAt === null || untilAt > now);
  const [last] = [...active].sort((a, b) => (b.untilAt?.getTime() ?? Infinity) - (a.untilAt?.getTime() ?? Infinity));
  return last && { until: last.untilAt, reason: last.reason };
};

/**
 * Everything that planning and dispatch look at, for many customers with a fixed number of queries. Customers without
 * an open case or whose data was erased are left out.
 */
export const loadSubjects = async (
  db: DbOrTx,
  dialect: Dialect,
  shop: ShopSettings,
  customerIds: readonly string[],
  now: Date,
): Promise<ContactSubject[]> => {
  const query: Query = { db, dialect, shopId: shop.id, ids: JSON.stringify(customerIds), now };
  const [people, points, consents, holds, cases] = await loadPeople(query);
  const [instalments, history, steps, plans] = await Promise.all([
    loadInstalments(query),
    loadHistory(query, shop.testMode),
    loadSteps(query, shop.testMode),
    loadPlans(query),
  ]);
  const pointsOf = group(points, ({ customerId }) => customerId, (point) => point); // prettier-ignore
  const consentRows = group(consents, ({ customerId }) => customerId, (row) => row); // prettier-ignore
  const holdRows = group(holds, ({ customerId }) => customerId, (row) => row); // prettier-ignore
  const caseOf = new Map(cases.map((row) => [row.customerId, row]));
  return people.flatMap((person): ContactSubject[] => {
    const open = caseOf.get(person.id);
    if (!open) return [];
    const emails = (pointsOf.get(person.id) ?? []).filter(({ kind }) => kind === "email");
    const email = emails.at(-1);
    return [
      {
        customerId: person.id,
        caseId: open.id,
        tier: tierSchema.parse(open.tier),
        locale: person.locale,
        timeZone: person.timeZone,
        addresses: addressesSchema.parse(JSON.parse(person.addresses)),
        nameEnc: person.nameEnc,
        emailEnc: email?.valueEnc ?? null,
        emailBouncedAt: email?.bouncedAt ?? null,
        phoneEncs: (pointsOf.get(person.id) ?? []).flatMap(({ kind, valueEnc }) =>
          kind === "phone" ? [valueEnc] : [],
        ),
        flags: flagsSchema.parse(JSON.parse(person.flags)),
        consents: consentsOf(consentRows.get(person.id) ?? []),
        personHold: personHoldOf(holdRows.get(person.id) ?? [], now),
        instalments: instalments.get(person.id) ?? [],
        usedSteps: new Set(steps.get(person.id)),
        history: history.get(person.id) ?? [],
        planned: plans.get(person.id)?.[0],
      },
    ];
  });
};
