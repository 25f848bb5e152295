import { describe, expect, test } from "vitest";
import { everybody, note, paused } from "~/domain/compliance/build";
import { changesAround } from "~/domain/compliance/changes";
import { MESSAGES, type InForce, type Pack, type Rule } from "~/domain/compliance/rules";

const TODAY = "2026-11-26";

const rule = (id: string, inForce: InForce): Rule => ({
  ...everybody(id, "R", "Example Act s. 1"),
  ...inForce,
  channels: MESSAGES,
  spec: paused("dispute"),
});
const pack = (rules: readonly Rule[], more: Partial<Pack> = {}): Pack => ({
  id: "xx",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "XX",
  rules,
  ...more,
});
const found = (...rules: Rule[]) =>
  changesAround(TODAY, [pack(rules)]).map(({ id, phase, day }) => [id, phase, day] as const);

describe("what changed in the law", () => {
  test.each([
    ["began half a year ago", { effectiveFrom: "2026-05-30" }, "began", "2026-05-30"],
    ["begins today", { effectiveFrom: TODAY }, "began", TODAY],
    ["begins tomorrow", { effectiveFrom: "2026-11-27" }, "begins", "2026-11-27"],
    ["has today as its last day", { effectiveTo: TODAY }, "ends", TODAY],
    ["had its last day yesterday", { effectiveTo: "2026-11-25" }, "ended", "2026-11-25"],
    ["began and ends soon", { effectiveFrom: "2026-10-01", effectiveTo: "2027-01-01" }, "ends", "2027-01-01"],
    ["began and ends much later", { effectiveFrom: "2026-10-01", effectiveTo: "2035-01-01" }, "began", "2026-10-01"],
  ] as const)("names a rule that %s", (_, inForce, phase, day) => {
    expect(found(rule("R", inForce))).toEqual([["R", phase, day]]);
  });

  test.each([
    ["names no day", {}],
    ["began long ago", { effectiveFrom: "2026-05-29" }],
    ["ended long ago", { effectiveTo: "2025-05-15" }],
    ["begins in more than a year", { effectiveFrom: "2027-11-27" }],
  ])("leaves out a rule that %s", (_, inForce) => {
    expect(found(rule("R", inForce))).toEqual([]);
  });

  test("is told by day, and says what the rule says", () => {
    const late = rule("LATE", { effectiveFrom: "2027-01-31" });
    const early = rule("EARLY", { effectiveFrom: "2026-09-01" });
    expect(found(late, early).map(([id]) => id)).toEqual(["EARLY", "LATE"]);
    expect(changesAround(TODAY, [pack([early])])).toMatchObject([{ spec: paused("dispute"), text: "", jurisdiction: "xx", reviewedOn: "2026-11-23" }]); // prettier-ignore
  });

  test("holds for notes, and for a pack that begins as a whole", () => {
    const notes = [note(everybody("N", "S", "Example Act s. 2"), "To be judged.", { effectiveFrom: "2026-09-01" })];
    expect(changesAround(TODAY, [pack([], { notes })])).toMatchObject([{ id: "N", spec: null, text: "To be judged." }]);
    expect(changesAround(TODAY, [pack([rule("R", {})], { effectiveFrom: "2026-12-01" })])).toMatchObject([{ id: "R", phase: "begins" }]); // prettier-ignore
  });

  test("in the packs: New York City's cap began, and the federal rule on revoking for all comes", () => {
    const phases = new Map(changesAround(TODAY).map(({ id, phase }) => [id, phase]));
    expect(phases.get("US-NYC-CAP")).toBe("began");
    expect(phases.get("US-TCPA-REVALL")).toBe("begins");
  });
});
