import { z } from "zod";
import type { LogRow, RecordQuery, RecordView, SentRow, DroppedRow, StoppedRow } from "~/contracts/record";
import type { ShopSettings } from "~/contracts/shop";
import { addDays, instantOf } from "~/domain/time/local";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";

export const RECORD_PAGE = 50;
export const reasonsSchema = z.array(
  z.object({ rule: z.string(), jurisdiction: z.string(), citation: z.string(), version: z.string() }),
);

type Parts = { readonly db: Db; readonly cipher: Cipher };
type Where = { readonly shopId: string; readonly customerId?: { readonly in: string[] } };
type Asked = { readonly where: Where; readonly at: { gte?: Date; lt?: Date }; readonly page: number };

/** Days begin and end in the shop's zone. */
const between = ({ from, to }: RecordQuery, zone: string): Asked["at"] => ({
  ...(from === undefined ? {} : { gte: instantOf(from, 0, zone) }),
  ...(to === undefined ? {} : { lt: instantOf(addDays(to, 1), 0, zone) }),
});

const customersOf = async ({ db, cipher }: Parts, shopId: string, search: string): Promise<string[]> => {
  const found = search.includes("@")
    ? await db.contactPoint.findMany({
        where: { shopId, valueHash: cipher.hash(search) },
        select: { customerId: true },
      })
    : await db.obligation.findMany({ where: { shopId, orderName: search }, select: { customerId: true }, take: 100 });
  return found.map(({ customerId }) => customerId);
};

/** Names and cases of the customers on a page; no more is decrypted than is shown. */
const whose = async ({ db, cipher }: Parts, shopId: string, customerIds: readonly string[]) => {
  const ids = [...new Set(customerIds)];
  const [people, cases] = await Promise.all([
    db.customer.findMany({ where: { id: { in: ids } }, select: { id: true, nameEnc: true } }),
    db.case.findMany({
      where: { shopId, customerId: { in: ids } },
      orderBy: { openedAt: "asc" },
      select: { id: true, customerId: true },
    }),
  ]);
  const names = new Map(people.map(({ id, nameEnc }) => [id, nameEnc === null ? "" : cipher.decrypt(nameEnc)]));
  const newest = new Map(cases.map(({ id, customerId }) => [customerId, id]));
  return (customerId: string) => ({
    customerName: names.get(customerId) ?? "",
    caseId: newest.get(customerId) ?? null,
  });
};

const pageOf = ({ page }: Asked) => ({ skip: (page - 1) * RECORD_PAGE, take: RECORD_PAGE });
const paged = <T>(rows: readonly T[], total: number, { page }: Asked) => ({
  rows,
  total,
  page,
  pageSize: RECORD_PAGE,
});

const stopped = async (parts: Parts, asked: Asked, rule: string) => {
  const { db } = parts;
  const where = {
    ...asked.where,
    at: asked.at,
    verdict: { in: ["deny", "defer"] },
    ...(rule === "" ? {} : { reasons: { contains: `"rule":${JSON.stringify(rule)}` } }),
  };
  const [total, rows] = await Promise.all([
    db.gateDecision.count({ where }),
    db.gateDecision.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }], ...pageOf(asked) }),
  ]);
  const contacts = await db.plannedContact.findMany({
    where: { id: { in: rows.flatMap(({ plannedContactId }) => plannedContactId ?? []) } },
    select: { id: true, templateId: true },
  });
  const templates = new Map(contacts.map(({ id, templateId }) => [id, templateId]));
  const of = await whose(parts, asked.where.shopId, rows.map(({ customerId }) => customerId)); // prettier-ignore
  const shown = rows.map(({ id, at, stage, verdict, customerId, plannedContactId, reasons, nextAllowedAt }): StoppedRow => ({
    id, at, stage, nextAllowedAt, ...of(customerId),
    verdict: verdict === "deny" ? "deny" : "defer",
    templateId: templates.get(plannedContactId ?? "") ?? null,
    reasons: reasonsSchema.parse(JSON.parse(reasons)),
  })); // prettier-ignore
  return paged(shown, total, asked);
};

const dropped = async (parts: Parts, asked: Asked) => {
  const { db } = parts;
  const where = { ...asked.where, updatedAt: asked.at, state: "cancelled" };
  const [total, rows] = await Promise.all([
    db.plannedContact.count({ where }),
    db.plannedContact.findMany({ where, orderBy: [{ updatedAt: "desc" }, { id: "desc" }], ...pageOf(asked) }),
  ]);
  const of = await whose(parts, asked.where.shopId, rows.map(({ customerId }) => customerId)); // prettier-ignore
  const shown = rows.map(({ id, updatedAt, templateId, orderNames, cancelReason, customerId }): DroppedRow => ({
    id, at: updatedAt, templateId, orderNames, reason: cancelReason ?? "", ...of(customerId),
  })); // prettier-ignore
  return paged(shown, total, asked);
};

const sent = async (parts: Parts, asked: Asked) => {
  const { db } = parts;
  const where = { ...asked.where, reservedAt: asked.at, contactClass: { not: "inbound" } };
  const [total, rows] = await Promise.all([
    db.contactAttempt.count({ where }),
    db.contactAttempt.findMany({ where, orderBy: [{ reservedAt: "desc" }, { id: "desc" }], ...pageOf(asked) }),
  ]);
  const events = await db.contactEvent.findMany({
    where: { shopId: asked.where.shopId, attemptId: { in: rows.map(({ id }) => id) } },
    orderBy: { at: "asc" },
    select: { attemptId: true, kind: true },
  });
  const outcomes = new Map(events.map(({ attemptId, kind }) => [attemptId, kind]));
  const of = await whose(parts, asked.where.shopId, rows.map(({ customerId }) => customerId)); // prettier-ignore
  const shown = rows.map(({ id, reservedAt, templateId, channel, testMode, customerId }): SentRow => ({
    id, at: reservedAt, templateId, channel, testMode, outcome: outcomes.get(id) ?? "sending", ...of(customerId),
  })); // prettier-ignore
  return paged(shown, total, asked);
};

const log = async ({ db }: Parts, asked: Asked) => {
  const { shopId, customerId } = asked.where;
  const where = { shopId, at: asked.at, ...(customerId ? { subject: customerId } : {}) };
  const [total, rows] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({ where, orderBy: { seq: "desc" }, ...pageOf(asked) }),
  ]);
  return paged(rows.map(({ id, at, actor, action, detail }): LogRow => ({ id, at, actor, action, detail })), total, asked); // prettier-ignore
};

/** One page of the record, newest first. */
export const recordView = async (parts: Parts, shop: ShopSettings, query: RecordQuery): Promise<RecordView> => {
  const found = query.search === "" ? undefined : await customersOf(parts, shop.id, query.search);
  const asked: Asked = {
    where: { shopId: shop.id, ...(found ? { customerId: { in: found } } : {}) },
    at: between(query, shop.timeZone),
    page: query.page,
  };
  switch (query.tab) {
    case "stopped":
      return { tab: "stopped", list: await stopped(parts, asked, query.rule) };
    case "dropped":
      return { tab: "dropped", list: await dropped(parts, asked) };
    case "sent":
      return { tab: "sent", list: await sent(parts, asked) };
    case "log":
      return { tab: "log", list: await log(parts, asked) };
  }
};
