import { z } from "zod";
import type { ContactSubject, SubjectContact, SubjectInstalment, SubjectPlan } from "~/contracts/contact-subject";
import type { ShopSettings } from "~/contracts/shop";
import type { ContactChannel } from "~/domain/channels/types";
import { FLAGS, type ConsentState } from "~/domain/compliance/types";
import { TIERS } from "~/domain/scoring/types";
import { DAY_MS } from "~/domain/shared/duration";
import { addressesOf } from "./addresses.server";
import type { Dialect } from "./bulk.server";
import type { DbOrTx } from "./client.server";
import { group } from "~/domain/shared/group";
import { truthy } from "./raw-rows.server";
import { sqlFor } from "./sql.server";

/** No cap looks further back than a calendar month; two leave room for both ends. */
const HISTORY_MS = 62 * DAY_MS;

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

type InstalmentRow = Omit<SubjectInstalment, "isHeld" | "balanceMinor"> & {
  customerId: string;
  balanceMinor: bigint | number;
  isHeld: unknown;
};

// Row ids of customers begin with the shop, so naming the shop again would only tempt the database to the wrong index.
const loadInstalments = async ({ db, dialect, ids, now }: Query) => {
  const { p, list, at } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<InstalmentRow[]>(
    `SELECT i."id", i."customerId", i."obligationId", o."orderId", o."orderName", o."payUrl", i."dueOn", i."payMinor" AS "balanceMinor", o."payCurrency" AS "currency",
       EXISTS (SELECT 1 FROM "Hold" h WHERE h."obligationId" = i."obligationId" AND h."liftedAt" IS NULL
         AND (h."untilAt" IS NULL OR h."untilAt" > ${p(2)})) AS "isHeld"
     FROM "Instalment" i JOIN "Obligation" o ON o."id" = i."obligationId"
     WHERE i."customerId" IN ${list(1)} AND i."state" = 'open' AND o."state" = 'open'
     ORDER BY i."dueOn", i."id"`,
    ids, at(now),
  ); // prettier-ignore
  return group(
    rows,
    ({ customerId }) => customerId,
    (row) => ({ ...row, balanceMinor: Number(row.balanceMinor), isHeld: truthy(row.isHeld) }),
  );
};

const loadHistory = async ({ db, dialect, shopId, ids, now }: Query, testMode: boolean) => {
  const { p, list, at, bool } = sqlFor(dialect);
  const told = (kind: string) =>
    `EXISTS (SELECT 1 FROM "ContactEvent" e WHERE e."shopId" = a."shopId" AND e."attemptId" = a."id" AND e."kind" = '${kind}')`;
  const rows = await db.$queryRawUnsafe<{ customerId: string; reservedAt: Date | string; channel: string; contactClass: string; debtIds: string; arrived: unknown }[]>(
    `SELECT "customerId", "reservedAt", "channel", "contactClass", "debtIds", (${told("sent")} AND NOT ${told("bounced")}) AS "arrived"
     FROM "ContactAttempt" a WHERE "shopId" = ${p(1)} AND "customerId" IN ${list(2)}
       AND "reservedAt" >= ${p(3)} AND ("testMode" = ${bool(testMode)} OR "channel" = 'voice_human' OR "contactClass" = 'inbound') ORDER BY "reservedAt"`,
    shopId, ids, at(new Date(now.getTime() - HISTORY_MS)),
  ); // prettier-ignore
  return group(
    rows,
    ({ customerId }) => customerId,
    ({ reservedAt, channel, contactClass, debtIds, arrived }): SubjectContact => ({
      arrived: !testMode && truthy(arrived),
      at: new Date(reservedAt),
      channel: channel as ContactChannel,
      kind: contactClass === "conversation" || contactClass === "inbound" ? contactClass : "attempt",
      debtIds: idsSchema.parse(JSON.parse(debtIds)),
    }),
  );
};

/** Steps used in test mode are kept apart: going live starts every sequence afresh. */
export const stepKey = (stepId: string, testMode: boolean): string => (testMode ? `test:${stepId}` : stepId);

const loadSteps = async ({ db, dialect, shopId, ids }: Query, testMode: boolean) => {
  const { p, list } = sqlFor(dialect);
  const rows = await db.$queryRawUnsafe<{ customerId: string; anchorInstalmentId: string; stepId: string }[]>(
    `SELECT i."customerId", u."anchorInstalmentId", u."stepId" FROM "Instalment" i CROSS JOIN "StepUse" u
     WHERE u."shopId" = ${p(1)} AND u."anchorInstalmentId" = i."id" AND i."customerId" IN ${list(2)} AND i."state" = 'open'`,
    shopId, ids,
  ); // prettier-ignore
  const prefix = stepKey("", testMode);
  const mine = rows.filter(({ stepId }) => stepId.startsWith("test:") === testMode);
  return group(mine, ({ customerId }) => customerId, (row) => `${row.anchorInstalmentId}:${row.stepId.slice(prefix.length)}`); // prettier-ignore
};

const loadPlans = async ({ db, dialect, shopId, ids }: Query) => {
  const { p, list } = sqlFor(dialect);
  type Row = Omit<SubjectPlan, "instalmentIds" | "effectiveAt"> & {
    customerId: string;
    instalmentIds: string;
    effectiveAt: Date | string;
  };
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT "id", "customerId", "anchorInstalmentId", "stepId", "instalmentIds", "effectiveAt" FROM "PlannedContact"
     WHERE "shopId" = ${p(1)} AND "customerId" IN ${list(2)} AND "state" = 'planned'`,
    shopId,
    ids,
  );
  return group(
    rows,
    ({ customerId }) => customerId,
    ({ id, anchorInstalmentId, stepId, instalmentIds, effectiveAt }): SubjectPlan => ({
      id,
      anchorInstalmentId,
      stepId,
      instalmentIds: idsSchema.parse(JSON.parse(instalmentIds)),
      effectiveAt: new Date(effectiveAt),
    }),
  );
};

type PersonRow = {
  readonly id: string;
  readonly locale: string;
  readonly timeZone: string | null;
  readonly addresses: string;
  readonly nameEnc: string | null;
  readonly flags: string;
  readonly caseId: string;
  readonly tier: string;
};
type PointRow = {
  readonly customerId: string;
  readonly kind: string;
  readonly valueEnc: string;
  readonly bouncedAt: Date | string | null;
};
type ConsentRow = { readonly customerId: string; readonly channel: string; readonly state: string };
type RawHold = { readonly customerId: string; readonly untilAt: Date | string | null; readonly reason: string };

/** Raw SQL: Prisma's own queries cost three times as much each, and every contact made asks all of these. */
const loadPeople = ({ db, dialect, shopId, ids }: Query) => {
  const { p, list } = sqlFor(dialect);
  const ask = <T>(sql: string): Promise<T[]> => db.$queryRawUnsafe<T[]>(sql, shopId, ids);
  const mine = `"shopId" = ${p(1)} AND "customerId" IN ${list(2)}`;
  return Promise.all([
    ask<PersonRow>(
      `SELECT c."id", c."locale", c."timeZone", c."addresses", c."nameEnc", c."flags", k."id" AS "caseId", k."tier" FROM "Customer" c
       JOIN "Case" k ON k."shopId" = c."shopId" AND k."customerId" = c."id" AND k."state" = 'open'
       WHERE c."shopId" = ${p(1)} AND c."id" IN ${list(2)} AND c."redactedAt" IS NULL`,
    ),
    ask<PointRow>(
      `SELECT "customerId", "kind", "valueEnc", "bouncedAt" FROM "ContactPoint" WHERE ${mine} ORDER BY "createdAt"`,
    ),
    ask<ConsentRow>(`SELECT "customerId", "channel", "state" FROM "Consent" WHERE ${mine} ORDER BY "at"`),
    ask<RawHold>(
      `SELECT "customerId", "untilAt", "reason" FROM "Hold" WHERE ${mine} AND "scope" = 'person' AND "liftedAt" IS NULL`,
    ),
  ]);
};

/** Raw SQL hands instants over as dates or as text, by database. */
const instant = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));

/** The newest e-mail address is the one in force; phone numbers only say where somebody may be. */
const reachOf = (points: readonly PointRow[]) => {
  const email = points.filter(({ kind }) => kind === "email").at(-1);
  return {
    emailEnc: email?.valueEnc ?? null,
    emailBouncedAt: instant(email?.bouncedAt ?? null),
    phoneEncs: points.flatMap(({ kind, valueEnc }) => (kind === "phone" ? [valueEnc] : [])),
  };
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
  const [people, points, consents, holds] = await loadPeople(query);
  const [instalments, history, steps, plans] = await Promise.all([
    loadInstalments(query),
    loadHistory(query, shop.testMode),
    loadSteps(query, shop.testMode),
    loadPlans(query),
  ]);
  const pointsOf = group(points, ({ customerId }) => customerId, (point) => point); // prettier-ignore
  const consentRows = group(consents, ({ customerId }) => customerId, (row) => row); // prettier-ignore
  const holdRows = group(holds, ({ customerId }) => customerId, (row) => ({ ...row, untilAt: instant(row.untilAt) })); // prettier-ignore
  return people.map((person): ContactSubject => ({
    customerId: person.id,
    caseId: person.caseId,
    tier: tierSchema.parse(person.tier),
    locale: person.locale,
    timeZone: person.timeZone,
    addresses: addressesOf(person.addresses),
    nameEnc: person.nameEnc,
    ...reachOf(pointsOf.get(person.id) ?? []),
    flags: flagsSchema.parse(JSON.parse(person.flags)),
    consents: consentsOf(consentRows.get(person.id) ?? []),
    personHold: personHoldOf(holdRows.get(person.id) ?? [], now),
    instalments: instalments.get(person.id) ?? [],
    usedSteps: new Set(steps.get(person.id)),
    history: history.get(person.id) ?? [],
    planned: plans.get(person.id)?.[0],
  }));
};
