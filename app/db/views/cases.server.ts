import { NO_CONTACT_REASONS, type NoContactReason } from "~/contracts/contact-plans";
import type { CaseRow, CasesQuery, CasesView } from "~/contracts/views";
import { TIERS } from "~/domain/scoring/types";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import type { Prisma } from "../generated/sqlite/client";

const PAGE_SIZE = 50;

export const noContactReason = (stored: string | null): NoContactReason | null =>
  NO_CONTACT_REASONS.find((reason) => reason === stored) ?? null;

const where = async (db: Db, cipher: Cipher, shopId: string, query: CasesQuery): Promise<Prisma.CaseWhereInput> => {
  const filters: Record<CasesQuery["filter"], Prisma.CaseWhereInput> = {
    late: { state: "open", lateMinor: { gt: 0 } },
    open: { state: "open" },
    held: { state: "open", onHold: true },
    review: { state: "open", personDecides: true },
    finished: { state: "open", lateMinor: { gt: 0 }, noContactReason: "sequence_finished" },
    closed: { state: "closed" },
  };
  const base = {
    shopId,
    ...filters[query.filter],
    ...(query.tier ? { tier: query.tier, personDecides: false } : {}),
    ...(query.segment ? { segment: query.segment } : {}),
  };
  if (query.search === "") return base;
  if (!query.search.includes("@"))
    return { ...base, OR: [{ orderNames: { contains: query.search } }, { companies: { contains: query.search } }] };
  const points = await db.contactPoint.findMany({
    where: { shopId, valueHash: cipher.hash(query.search) },
    select: { customerId: true },
  });
  return { ...base, customerId: { in: points.map(({ customerId }) => customerId) } };
};

const ORDER: Record<CasesQuery["sort"], Prisma.CaseOrderByWithRelationInput[]> = {
  late_desc: [{ lateMinor: "desc" }, { id: "asc" }],
  oldest: [{ oldestDueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  next_contact: [{ nextContactAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  score: [{ score: "asc" }, { id: "asc" }],
};

/** One page of the case list; only the names on it are decrypted. */
export const casesView = async (db: Db, cipher: Cipher, shopId: string, query: CasesQuery): Promise<CasesView> => {
  const matching = await where(db, cipher, shopId, query);
  const [total, rows] = await Promise.all([
    db.case.count({ where: matching }),
    db.case.findMany({
      where: matching,
      orderBy: ORDER[query.sort],
      skip: (query.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  const people = await db.customer.findMany({
    where: { id: { in: rows.map(({ customerId }) => customerId) } },
    select: { id: true, nameEnc: true },
  });
  const names = new Map(people.map(({ id, nameEnc }) => [id, nameEnc === null ? "" : cipher.decrypt(nameEnc)]));
  return {
    total,
    page: query.page,
    pageSize: PAGE_SIZE,
    rows: rows.map((row): CaseRow => ({
      id: row.id,
      customerName: names.get(row.customerId) ?? "",
      orderNames: row.orderNames,
      companies: row.companies,
      lateMinor: Number(row.lateMinor),
      owedMinor: Number(row.owedMinor),
      currency: row.currency,
      oldestDueOn: row.oldestDueOn,
      tier: TIERS.find((tier) => tier === row.tier) ?? "medium",
      personDecides: row.personDecides,
      nextContactAt: row.nextContactAt,
      noContactReason: noContactReason(row.noContactReason),
      lastContactAt: row.lastContactAt,
      onHold: row.onHold,
    })),
  };
};
