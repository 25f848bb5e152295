import { capped, cooledDown, noticed, spaced, unburst } from "./counters";
import type { ReadyRule } from "./ready";
import { refuses } from "./refusals";
import type { ContactFacts } from "./types";
import { NEVER } from "./moments";
import { inAllZones } from "./windows";

/** The first moment from `ms` at which the rule passes: `ms` itself when it passes, `NEVER` when it refuses for good. */
export const passesFrom = (ready: ReadyRule, facts: ContactFacts, ms: number): number => {
  const { spec } = ready.rule;
  switch (spec.kind) {
    case "window":
      return inAllZones(spec, ready, ms);
    case "cap":
      return capped(spec, ready, facts, ms);
    case "burst":
      return unburst(spec, facts, ms);
    case "cooldown":
      return cooledDown(spec, ready, facts, ms);
    case "notice":
      return noticed(spec, facts, ms);
    case "gap":
      return spaced(spec.hours, facts, ms);
    default:
      return refuses(spec, facts) ? NEVER : ms;
  }
};
