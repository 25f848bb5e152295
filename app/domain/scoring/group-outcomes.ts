import { group } from "../shared/group";
import { isCalibrationBroken, together, type Outcomes, type Said } from "./drift-calibration";

/**
 * What was said of the customers of one language or country, and what happened. `isOff` says that the two are further
 * apart than chance explains: the score is less right for them than it should be.
 */
export type GroupOutcome = Outcomes & { readonly key: string; readonly isOff: boolean };

/** The key of customers of whom it is not known. */
export const UNKNOWN = "";
/** The key of all groups that are small. */
export const OTHERS = "*";

/** Fewer outcomes than these say nothing of a group. */
const FEWEST = 30;
const MOST_GROUPS = 8;

/**
 * Expected against observed late payments by a trait that the score never reads, largest group first. Small groups, and
 * those beyond the eighth, stand together at the end.
 */
export const outcomesByGroup = <T extends Said>(
  outcomes: readonly T[],
  keyOf: (outcome: T) => string,
): GroupOutcome[] => {
  const groups = [...group(outcomes, keyOf, (one) => one)].sort(
    ([a, some], [b, more]) => more.length - some.length || (a < b ? -1 : 1),
  );
  const isShown = (some: readonly T[], i: number): boolean => i < MOST_GROUPS && some.length >= FEWEST;
  const shown = groups.filter(([, some], i) => isShown(some, i));
  const rest = groups.filter(([, some], i) => !isShown(some, i)).flatMap(([, some]) => some);
  return [...shown, ...(rest.length > 0 ? [[OTHERS, rest] as const] : [])].map(([key, some]) => ({
    key,
    ...together(some),
    isOff: isCalibrationBroken(some),
  }));
};
