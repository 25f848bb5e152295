import { describe, expect, test } from "vitest";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { defaultPack } from "~/domain/compliance/jurisdictions/default";
import { templateFor, templateLocales } from "~/domain/messages/templates/registry";
import { TIERS } from "~/domain/scoring/types";
import { DEFAULT_STRATEGY, strategies } from "~/domain/strategy/registry";
import { TONES, type Step, type Strategy } from "~/domain/strategy/types";

const everyStep = ({ steps }: Strategy): readonly Step[] => TIERS.flatMap((tier) => steps[tier]);

describe.each(strategies.all.map((strategy) => [strategy.id, strategy] as const))("the policy %s", (_, strategy) => {
  test("has a version, a gap of at least a day, and an hour that is open by day everywhere", () => {
    expect(strategy.version).toMatch(/^\d+$/);
    expect(strategy.minGapDays).toBeGreaterThanOrEqual(1);
    for (const { spec } of defaultPack.rules)
      if (spec.kind === "window")
        for (const day of spec.week)
          if (day) {
            expect(strategy.preferredHour * 60).toBeGreaterThanOrEqual(day.start);
            expect((strategy.preferredHour + 1) * 60).toBeLessThanOrEqual(day.end);
          }
  });

  test.each(TIERS)("goes forward in time, tier %s, no step twice", (tier) => {
    const steps = strategy.steps[tier];
    expect(steps.length).toBeGreaterThan(0);
    for (const [i, step] of steps.entries())
      expect(step.dayOffset).toBeGreaterThan(steps[i - 1]?.dayOffset ?? Number.NEGATIVE_INFINITY);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  test("names its steps after their day", () => {
    for (const { id, dayOffset } of everyStep(strategy))
      expect(id).toBe(dayOffset < 0 ? `before-${-dayOffset}` : dayOffset === 0 ? "due-0" : `late-${dayOffset}`);
  });

  test("uses channels, tones and messages that exist in every language", () => {
    for (const { channel, tone, templateId } of everyStep(strategy)) {
      expect(CONTACT_CHANNELS).toContain(channel);
      expect(TONES).toContain(tone);
      for (const locale of templateLocales) expect(templateFor(templateId, locale)?.locale).toBe(locale);
    }
  });

  test("says what is so: nothing is called late before it is, nor coming once it is late", () => {
    for (const { dayOffset, templateId } of everyStep(strategy)) {
      const when = templateId === "coming-due" ? -1 : templateId === "due-today" ? 0 : 1;
      expect(Math.sign(dayOffset)).toBe(when);
    }
  });

  test("grows no softer, and writes to a higher risk at least as often", () => {
    for (const tier of TIERS) {
      const tones = strategy.steps[tier].map(({ tone }) => TONES.indexOf(tone));
      expect(tones).toEqual(tones.toSorted((a, b) => a - b));
    }
    const counts = TIERS.map((tier) => strategy.steps[tier].length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  test("could keep to the strictest weekly and monthly caps by its gap alone", () => {
    for (const { id, spec } of defaultPack.rules)
      if (spec.kind === "cap" && spec.counts.includes("email"))
        expect(Math.ceil(spec.days / strategy.minGapDays), id).toBeLessThanOrEqual(spec.max + 1);
  });
});

test("the default is one that can be chosen", () => {
  expect(strategies.get(DEFAULT_STRATEGY.id)).toBe(DEFAULT_STRATEGY);
});

test("one name of a step means one day in every policy: a sequence can go on when the policy changes", () => {
  const days = new Map<string, number>();
  for (const { id, dayOffset } of strategies.all.flatMap(everyStep)) {
    expect(days.get(id) ?? dayOffset).toBe(dayOffset);
    days.set(id, dayOffset);
  }
});
