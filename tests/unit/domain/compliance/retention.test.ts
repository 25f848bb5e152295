import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KEPT_MONTHS, pastBefore, retentionMonths } from "~/domain/compliance/retention";
import { monthsBefore } from "~/domain/time/months";

const months = (countries: readonly string[], creditor = "US", phones: readonly string[] = []) =>
  retentionMonths({
    recipient: { addresses: countries.map((country) => ({ country })), phones, language: "en" },
    creditor: { country: creditor, kind: "first_party" },
  });

describe("how long the record is kept", () => {
  test.each([
    ["six years where the law asks for less", ["US"], "US", [], KEPT_MONTHS],
    ["six years where nothing is known", [], "", [], KEPT_MONTHS],
    ["ten years in Germany", ["DE"], "DE", [], 120],
    ["the longest of several places", ["TW", "DE", "US"], "US", [], 120],
    ["as long as the creditor's own law asks for", ["US"], "DE", [], 120],
    ["by where a telephone number is from as well", ["US"], "US", ["+4930123456"], 120],
  ] as const)("%s", (_, countries, creditor, phones, expected) => {
    expect(months(countries, creditor, phones)).toBe(expected);
  });
});

describe("what is past its time", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const span = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.option(fc.integer({ min: 0, max: 200 })));

  test("never reaches into a span that lasts or ended after the cutoff", () => {
    fc.assert(
      fc.property(fc.array(span), fc.integer({ min: 1, max: 400 }), (spans, cut) => {
        const all = spans.map(([from, length]) => ({ openedAt: at(from), closedAt: length === null ? null : at(from + length) })); // prettier-ignore
        const before = pastBefore(all, at(cut));
        expect(before.getTime()).toBeLessThanOrEqual(at(cut).getTime());
        for (const { openedAt, closedAt } of all)
          if (closedAt === null || closedAt >= at(cut))
            expect(before.getTime()).toBeLessThanOrEqual(openedAt.getTime());
      }),
    );
  });
});

describe("months ago", () => {
  test.each([
    ["2026-09-15T12:00:00.000Z", 72, "2020-09-15T12:00:00.000Z"],
    ["2026-03-31T12:00:00.000Z", 1, "2026-02-28T12:00:00.000Z"],
    ["2028-02-29T00:00:00.000Z", 12, "2027-02-28T00:00:00.000Z"],
    ["2026-01-15T00:00:00.000Z", 1, "2025-12-15T00:00:00.000Z"],
  ])("%s, %i months: %s", (from, count, expected) => {
    expect(monthsBefore(new Date(from), count).toISOString()).toBe(expected);
  });
});
