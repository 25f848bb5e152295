import { describe, expect, it } from "vitest";
import { batchesOf, fieldChange, heldAfter, isSame } from "~/domain/shopify-fields/changes";
import type { FieldValues } from "~/domain/shopify-fields/types";

const wanted: FieldValues = { collection_state: "late", days_past_due: "3", balance: "10.00" };
const NOTHING = new Set<string>();

describe("what Shopify is told", () => {
  it("is everything at first", () => {
    expect(fieldChange({}, wanted)).toEqual({
      set: [
        { key: "collection_state", value: "late" },
        { key: "days_past_due", value: "3" },
        { key: "balance", value: "10.00" },
      ],
      remove: [],
    });
  });

  it("is only what differs later", () => {
    const change = fieldChange({ collection_state: "late", days_past_due: "2", balance: "10.00" }, wanted);
    expect(change).toEqual({ set: [{ key: "days_past_due", value: "3" }], remove: [] });
  });

  it("takes away what is not to be there any more", () => {
    const change = fieldChange({ ...wanted, next_due_on: "2026-09-20" }, wanted);
    expect(change).toEqual({ set: [], remove: ["next_due_on"] });
    expect(heldAfter({ ...wanted, next_due_on: "2026-09-20" }, change, NOTHING)).toEqual(wanted);
  });

  it("is held only where it was accepted", () => {
    const held = { collection_state: "open", balance: "10.00", next_due_on: "2026-09-20" };
    const after = heldAfter(held, fieldChange(held, wanted), new Set(["days_past_due", "next_due_on"]));
    expect(after).toEqual({ collection_state: "late", balance: "10.00", next_due_on: "2026-09-20" });
  });

  it("is the same in whatever order it was written down", () => {
    expect(isSame(wanted, { balance: "10.00", days_past_due: "3", collection_state: "late" })).toBe(true);
    expect(isSame(wanted, { ...wanted, risk_tier: "low" })).toBe(false);
    expect(isSame(wanted, {})).toBe(false);
  });
});

describe("batches", () => {
  it("fill up to the limit and keep the order, and no item is split", () => {
    expect(batchesOf([3, 3, 3, 1, 4], (n) => n, 7)).toEqual([[3, 3], [3, 1], [4]]);
  });

  it("are none for nothing", () => {
    expect(batchesOf([], () => 1, 25)).toEqual([]);
  });
});
