import type { FieldKey, FieldValues } from "./types";

/** Values as they were recorded: an older version of the app may have written other keys. */
export type HeldValues = Readonly<Record<string, string>>;

export type FieldChange = {
  readonly set: readonly { readonly key: FieldKey; readonly value: string }[];
  /** Keys that Shopify holds and that nothing is to be said for any more. */
  readonly remove: readonly string[];
};

const entriesOf = (values: FieldValues) => Object.entries(values) as [FieldKey, string][];

/** Whether both say the same, in whatever order they were written down. */
export const isSame = (values: FieldValues, other: HeldValues): boolean =>
  Object.keys(other).length === Object.keys(values).length &&
  entriesOf(values).every(([key, value]) => other[key] === value);

/** What Shopify must be told so that what it holds becomes what is wanted. */
export const fieldChange = (held: HeldValues, wanted: FieldValues): FieldChange => ({
  set: entriesOf(wanted).flatMap(([key, value]) => (held[key] === value ? [] : [{ key, value }])),
  remove: Object.keys(held).filter((key) => !(key in wanted)),
});

/** What Shopify holds after the change, without the keys that it refused. */
export const heldAfter = (held: HeldValues, change: FieldChange, refused: ReadonlySet<string>): HeldValues => {
  const after = new Map(Object.entries(held));
  for (const { key, value } of change.set) if (!refused.has(key)) after.set(key, value);
  for (const key of change.remove) if (!refused.has(key)) after.delete(key);
  return Object.fromEntries(after);
};

/** Puts items together, in order, so that no batch weighs more than `limit`; an item is never split. */
export const batchesOf = <T>(items: readonly T[], weightOf: (item: T) => number, limit: number): T[][] => {
  const batches: T[][] = [];
  let weight = 0;
  for (const item of items) {
    const more = weightOf(item);
    const last = batches.at(-1);
    if (last && weight + more <= limit) last.push(item);
    else batches.push([item]);
    weight = last && weight + more <= limit ? weight + more : more;
  }
  return batches;
};
