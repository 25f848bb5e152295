import { addDays } from "../time/local";
import { inForceOf } from "./explain";
import { jurisdictions } from "./registry";
import type { Confidence, InForce, Note, Pack, Rule, RuleSpec } from "./rules";

/** `begins` and `ends` are still to come. */
type ChangePhase = "began" | "begins" | "ended" | "ends";

/** A rule that began or ended lately, or will before long. */
export type RuleChange = InForce & {
  readonly id: string;
  readonly jurisdiction: string;
  readonly citation: string;
  readonly confidence: Confidence;
  readonly reviewedOn: string;
  readonly phase: ChangePhase;
  /** The day that is near: its first or its last. */
  readonly day: string;
  /** What a rule says; a note has its text instead. */
  readonly spec: RuleSpec | null;
  readonly text: string;
  /** Ways of contact that a rule is about; none for a note. */
  readonly channels: Rule["channels"];
};

/** Changes are shown from half a year ago to a year ahead. */
const [BACK, AHEAD] = [-180, 365];

type Turn = Pick<RuleChange, "day" | "phase">;

/** The end is told rather than the beginning when both are near: it is what has to be known last. */
const turnOf = ({ effectiveFrom, effectiveTo }: InForce, today: string): Turn | undefined => {
  const isNear = (day: string | undefined): day is string =>
    day !== undefined && day >= addDays(today, BACK) && day <= addDays(today, AHEAD);
  if (isNear(effectiveTo)) return { day: effectiveTo, phase: effectiveTo < today ? "ended" : "ends" };
  if (isNear(effectiveFrom)) return { day: effectiveFrom, phase: effectiveFrom <= today ? "began" : "begins" };
  return undefined;
};

const changeOf = (pack: Pack, entry: Rule | Note, today: string): readonly RuleChange[] => {
  const inForce = inForceOf({ ...inForceOf(pack), ...inForceOf(entry) });
  const turn = turnOf(inForce, today);
  if (!turn) return [];
  return [
    {
      ...inForce,
      ...turn,
      id: entry.id,
      jurisdiction: pack.id,
      citation: entry.citation,
      confidence: entry.confidence,
      reviewedOn: pack.reviewedOn,
      spec: "spec" in entry ? entry.spec : null,
      text: "text" in entry ? entry.text : "",
      channels: "channels" in entry ? entry.channels : [],
    },
  ];
};

/** Rules and notes that began or ended in the half year before `today` (YYYY-MM-DD), or will in the year after, by day. */
export const changesAround = (today: string, packs: readonly Pack[] = jurisdictions.all): readonly RuleChange[] =>
  packs
    .flatMap((pack) => [...pack.rules, ...(pack.notes ?? [])].flatMap((entry) => changeOf(pack, entry, today)))
    .sort((a, b) => a.day.localeCompare(b.day));
