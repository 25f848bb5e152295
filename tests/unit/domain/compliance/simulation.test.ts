import { expect, test } from "vitest";
import { PLACES } from "~tests/proof/law-table";
import { violationsOf } from "~tests/proof/checker";
import { simulate } from "~tests/proof/simulate";

test("20,000 attempts by random strategies in all jurisdictions break no rule of a table written by hand, and every refusal names its rules", () => {
  const tally = simulate(20_000, 2_000, 7);
  expect(tally.violations).toEqual([]);
  expect(tally.unexplained).toBe(0);
  // All three verdicts were seen, or nothing was tried.
  expect(Math.min(tally.allowed, tally.deferred, tally.denied)).toBeGreaterThan(1_000);
}, 60_000);

test("the checker itself sees what is wrong", () => {
  const consents = { email: "granted", sms: "granted", push: "granted", voice: "granted" } as const;
  const made = (at: string, more: object = {}) => ({
    at: Date.parse(at),
    channel: "sms" as const,
    debtIds: ["a"],
    flags: [],
    consents,
    purpose: "reminder" as const,
    thirdParty: false,
    verdict: "allow" as const,
    nextAllowedAt: undefined,
    rules: [],
    kind: "contact" as const,
    ...more,
  });
  const boston = PLACES.filter(({ province }) => province === "MA");
  const said = (...attempts: ReturnType<typeof made>[]) => violationsOf({ places: boston, attempts }).join("\n");
  expect(said(made("2026-11-23T15:00:00Z"))).toBe("");
  expect(said(made("2026-11-23T12:59:00Z"))).toContain("closed in America/New_York");
  expect(said(made("2026-11-23T15:00:00Z", { flags: ["dispute"] }))).toContain("a stop was ignored");
  expect(said(made("2026-11-19T15:00:00Z"), made("2026-11-21T15:00:00Z"), made("2026-11-23T15:00:00Z"))).toContain("more than 2 in 7"); // prettier-ignore
  expect(said(made("2026-11-23T15:00:00Z"), made("2026-11-23T16:00:00Z"))).toContain("two contacts in 24 hours");
});
