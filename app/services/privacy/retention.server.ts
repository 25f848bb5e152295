import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import { KEPT_MONTHS, pastBefore, retentionMonths, type Span } from "~/domain/compliance/retention";
import type { Address } from "~/domain/compliance/types";
import { days, minus } from "~/domain/shared/duration";
import { addDays, instantOf, localParts } from "~/domain/time/local";
import { monthsBefore } from "~/domain/time/months";

/** News that was worked on is kept this long, to recognise what is delivered again and to find out what went wrong. */
const INBOX_KEPT = days(30);
/** Three in the morning, when nobody waits. */
const AT_MINUTE = 3 * 60;

/** Somebody of whom something may be past its time: no debt of theirs is disputed, and no hold stands. */
export type RetentionPerson = {
  readonly customerId: string;
  readonly addresses: readonly Address[];
  readonly phones: readonly string[];
  readonly timeZone: string | null;
  /** When Shopify last said anything of the person. */
  readonly updatedAt: Date;
  /** Cases and debts. */
  readonly spans: readonly Span[];
};

/** What happened before the moment is removed; of a person who is gone, also who it was. */
export type PastRecord = { readonly customerId: string; readonly before: Date; readonly isGone: boolean };

export type RetentionDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly store: {
    /** Removes news worked on before the one moment, and what was set aside and given up, or waits since the other. */
    readonly clearInbox: (shopId: string, done: Date, waiting: Date) => Promise<void>;
    /** The next customers by id, of whom only those with something older than the cutoff; `last` while there are more. */
    readonly page: (
      shopId: string,
      after: string,
      cutoff: Date,
      now: Date,
    ) => Promise<{ readonly people: readonly RetentionPerson[]; readonly last: string | undefined }>;
    /** One transaction, with an entry in the chain that says how much. */
    readonly remove: (shopId: string, past: readonly PastRecord[], now: Date) => Promise<void>;
  };
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** The next night's run; asking twice is asking once. */
export const retentionJob = ({ id, timeZone }: Pick<ShopSettings, "id" | "timeZone">, now: Date): JobRequest => {
  const today = localParts(now, timeZone).dateKey;
  const tonight = instantOf(today, AT_MINUTE, timeZone);
  const runAt = tonight > now ? tonight : instantOf(addDays(today, 1), AT_MINUTE, timeZone);
  return { name: "retention.apply", shopId: id, payload: {}, runAt, dedupeKey: `retention:${id}` };
};

const pastOf = (person: RetentionPerson, country: string, now: Date): PastRecord => {
  const { customerId, addresses, phones, timeZone, spans, updatedAt } = person;
  const recipient = { addresses, phones, language: "", ...(timeZone === null ? {} : { timeZone }) };
  const cutoff = monthsBefore(now, retentionMonths({ recipient, creditor: { country, kind: "first_party" } }));
  const before = pastBefore(spans, cutoff);
  return { customerId, before, isGone: before.getTime() === cutoff.getTime() && updatedAt < cutoff };
};

/**
 * Removes what is past its time, a page of customers a run, and asks for the next page. The ledger stays, because it is
 * the merchant's books, and so do refusals of contact; what was said and decided goes. Repeating changes nothing.
 */
export const applyRetention = async (deps: RetentionDeps, shopId: string, after: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (shop.uninstalledAt !== null) return;
  const now = deps.now();
  const cutoff = monthsBefore(now, KEPT_MONTHS);
  if (after === "") await deps.store.clearInbox(shopId, minus(now, INBOX_KEPT), cutoff);
  const { people, last } = await deps.store.page(shopId, after, cutoff, now);
  if (people.length > 0)
    await deps.store.remove(
      shopId,
      people.map((person) => pastOf(person, shop.country, now)),
      now,
    );
  if (last !== undefined) await deps.enqueue([{ name: "retention.apply", shopId, payload: { after: last } }]);
};
