import type { FieldOwner, FieldPage } from "~/contracts/fields";
import { isSetUp, type ShopSettings } from "~/contracts/shop";
import { minutes, plus } from "~/domain/shared/duration";
import { batchesOf, fieldChange, heldAfter, isSame, type FieldChange, type HeldValues } from "~/domain/shopify-fields/changes"; // prettier-ignore
import { customerFields, orderFields } from "~/domain/shopify-fields/derive";
import type { DebtFacts, DebtorFacts, FieldValues } from "~/domain/shopify-fields/types";
import { localParts } from "~/domain/time/local";
import { fieldsJob } from "./fields-job.server";
import type { FieldsDeps, Refusal } from "./ports.server";

/** Owners read at a time: memory stays flat however many there are. */
const PAGE = 500;
/** Shopify takes this many values in one call. */
const BATCH = 25;
const LEASE = minutes(5);
const TRY_AGAIN = minutes(1);

type Pending = {
  readonly owner: FieldOwner<unknown>;
  readonly wanted: FieldValues;
  readonly change: FieldChange;
};
type Run = { readonly deps: FieldsDeps; readonly shop: ShopSettings; readonly owner: string };

const weightOf = ({ change }: Pending): number => change.set.length + change.remove.length;

/** Tells Shopify one batch; undefined when it may not be told. */
const send = async ({ deps, shop }: Run, batch: readonly Pending[]): Promise<readonly Refusal[] | undefined> => {
  const set = batch.flatMap(({ owner, change }) => change.set.map((one) => ({ ownerId: owner.ownerId, ...one })));
  const remove = batch.flatMap(({ owner, change }) => change.remove.map((key) => ({ ownerId: owner.ownerId, key })));
  const refusedSet = set.length === 0 ? [] : await deps.shopify.set(shop.id, set);
  const refusedRemove = remove.length === 0 ? [] : await deps.shopify.remove(shop.id, remove);
  return refusedSet && refusedRemove && [...refusedSet, ...refusedRemove];
};

const written = ({ owner, wanted, change }: Pending, refusals: readonly Refusal[]) => {
  const own = refusals.filter(({ ownerId }) => ownerId === owner.ownerId);
  const held: HeldValues = heldAfter(owner.held, change, new Set(own.map(({ key }) => key)));
  return {
    ownerId: owner.ownerId,
    customerId: owner.customerId,
    state: wanted.collection_state,
    wanted,
    held,
    error: own.length === 0 ? null : own.map(({ key, message }) => `${key}: ${message}`).join("; "),
  };
};

/** Goes through all owners a page at a time; ends early when Shopify does not allow writing them. */
const writeAll = async <Facts>(
  run: Run,
  read: (page: FieldPage) => Promise<FieldOwner<Facts>[]>,
  derive: (facts: Facts, today: string) => FieldValues,
): Promise<void> => {
  const { deps, shop } = run;
  for (let after = ""; ;) {
    const now = deps.now();
    if (!(await deps.lease.take(shop.id, run.owner, now, plus(now, LEASE)))) return;
    const today = localParts(now, shop.timeZone).dateKey;
    const page = await read({ shopId: shop.id, today, now, after, take: PAGE });
    const pending = page.flatMap((owner): Pending[] => {
      const wanted = derive(owner.facts, today);
      // What was refused stays refused until it changes.
      return isSame(wanted, owner.wanted) ? [] : [{ owner, wanted, change: fieldChange(owner.held, wanted) }];
    });
    for (const batch of batchesOf(pending, weightOf, BATCH)) {
      const refusals = await send(run, batch);
      if (refusals === undefined) return;
      await deps.store.record(shop.id, batch.map((item) => written(item, refusals)), deps.now()); // prettier-ignore
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    after = last.rowId;
  }
};

/**
 * Brings the fields of the shop's orders and customers in line with what the app knows, and writes only what changed.
 * What Shopify accepted is recorded after it answered, so a run that dies repeats at most its last batch. Orders and
 * customers that the app may not write are left alone.
 */
export const writeFields = async (deps: FieldsDeps, shopId: string): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (!isSetUp(shop)) return;
  const access = await deps.access(shopId);
  if (!access.orders && !access.customers) return;
  const run = { deps, shop, owner: deps.newId() };
  const now = deps.now();
  if (!(await deps.lease.take(shopId, run.owner, now, plus(now, LEASE)))) {
    // Somebody else is at it and may already be past what changed.
    await deps.enqueue([{ ...fieldsJob(shopId, now), runAt: plus(now, TRY_AGAIN) }]);
    return;
  }
  try {
    if (access.orders) await writeAll<DebtFacts>(run, deps.store.orders, orderFields);
    if (access.customers)
      await writeAll<DebtorFacts>(run, deps.store.customers, (facts, today) =>
        customerFields(facts, today, shop.tierInShopify),
      );
  } finally {
    await deps.lease.release(shopId, run.owner);
  }
};
