import type { KnownAdjustment } from "./events";
import type { EntryKind, LedgerEntry, OrderFacts, Posting } from "./types";

/** An entry as it stands in the ledger. */
export type KnownEntry = Omit<LedgerEntry, "kind"> & { readonly kind: string };

/** `event#instalment`, with `~n` after it from the first correction on. */
const pairOf = (ref: string, instalmentKey: string | null): string => `${ref}#${instalmentKey ?? ""}`;
const pairOfEntry = ({ sourceRef }: KnownEntry): string => sourceRef.replace(/~\d+$/, "");

/** What the ledger holds of adjustments: they keep their moments, because no fact of Shopify's does. */
export const knownAdjustments = (known: readonly KnownEntry[]): KnownAdjustment[] => {
  const byMoment = new Map<number, number>();
  for (const { kind, effectiveAt, amountMinor } of known)
    if (kind === "adjustment")
      byMoment.set(effectiveAt.getTime(), (byMoment.get(effectiveAt.getTime()) ?? 0) + amountMinor);
  return [...byMoment].flatMap(([at, amountMinor]) =>
    amountMinor === 0 ? [] : [{ effectiveAt: new Date(at), amountMinor }],
  );
};

/** An edited order read without its edits keeps those that the ledger holds: an edit is never undone, only followed. */
export const withKnownEdits = (order: OrderFacts, known: readonly KnownEntry[]): OrderFacts => {
  if (order.edited !== true || order.edits !== undefined) return order;
  const edits = new Map<string, { id: string; at: Date; amountMinor: number }>();
  for (const { kind, sourceRef, effectiveAt: at, amountMinor } of known) {
    if (kind !== "edit") continue;
    const id = sourceRef.slice("edit:".length, sourceRef.lastIndexOf("#"));
    edits.set(id, { id, at, amountMinor: (edits.get(id)?.amountMinor ?? 0) + amountMinor });
  }
  return edits.size === 0 ? order : { ...order, edits: [...edits.values()] };
};

type Place = { readonly pair: string; readonly kind: EntryKind; missing: number } & Pick<
  Posting,
  "instalmentKey" | "dueOn" | "effectiveAt"
>;

const placeKey = (pair: string, dueOn: string | null, effectiveAt: Date): string =>
  `${pair}|${dueOn ?? ""}|${String(effectiveAt.getTime())}`;

/**
 * The entries to append so that the ledger, as known from now on, holds exactly `postings`: one for each event,
 * instalment, due day and moment whose sum differs. What was written before is never touched, so that what was known
 * on an earlier day can still be asked for. Nothing is appended when the ledger says it all already.
 */
export const decideEntries = (postings: readonly Posting[], known: readonly KnownEntry[]): LedgerEntry[] => {
  const places = new Map<string, Place>();
  const placeOf = (pair: string, kind: EntryKind, { instalmentKey, dueOn, effectiveAt }: Posting | KnownEntry) => {
    const key = placeKey(pair, dueOn, effectiveAt);
    const found = places.get(key) ?? { pair, kind, instalmentKey, dueOn, effectiveAt, missing: 0 };
    places.set(key, found);
    return found;
  };
  const written = new Map<string, number>();
  for (const entry of known) {
    const pair = pairOfEntry(entry);
    written.set(pair, (written.get(pair) ?? 0) + 1);
    placeOf(pair, entry.kind as EntryKind, entry).missing -= entry.amountMinor;
  }
  for (const posting of postings)
    placeOf(pairOf(posting.ref, posting.instalmentKey), posting.kind, posting).missing += posting.amountMinor;

  const entries: LedgerEntry[] = [];
  for (const { pair, missing, ...place } of places.values()) {
    if (missing === 0) continue;
    const times = written.get(pair) ?? 0;
    written.set(pair, times + 1);
    entries.push({ ...place, amountMinor: missing, sourceRef: times === 0 ? pair : `${pair}~${String(times)}` });
  }
  return entries;
};
