import type { TrainingCause } from "~/contracts/model";
import { days, plus } from "~/domain/shared/duration";

/** A model of its own is trained anew every month, */
const MONTH = days(30);
/** or when a quarter more is known than it learned from, and not sooner than after a week. */
const WEEK = days(7);
const MORE_KNOWN = 0.25;
const LEAST_NEW = 500;

type Last = {
  readonly at: Date;
  readonly state: string;
  readonly examples: number;
  readonly newOutcomes: number;
};

/** Why a training is due now; undefined when none is. The first one is the merchant's to start. */
export const trainingDue = (last: Last | undefined, now: Date): TrainingCause | undefined => {
  if (last === undefined || last.state === "training") return undefined;
  // What failed, or was cancelled by somebody, is not tried again every night.
  if (now < plus(last.at, WEEK)) return undefined;
  if (last.newOutcomes >= Math.max(LEAST_NEW, last.examples * MORE_KNOWN)) return "outcomes";
  return now >= plus(last.at, MONTH) ? "monthly" : undefined;
};
