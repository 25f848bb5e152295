import { forward } from "~/domain/scoring/network";
import { comparePairs, type Comparison } from "~/domain/scoring/promotion";
import { sigmoid } from "~/domain/scoring/score";
import { calibrate, calibratedBy } from "./calibration.server";
import { trainMember, type Directions, type Layers } from "./train-member.server";
import { apart, halves, MEMBERS, remembered, type Known, type Row } from "./training-data.server";

/**
 * How many newer instalments make one weigh half, the longest memory first. The first counts little history whole; with
 * the last, a few hundred instalments are all that teaches.
 */
export const HALF_LIVES = [8_000, 4_000, 2_000, 1_000, 500, 250] as const;
/** What holds now is asked of the newest instalments: all of any moment that begins within so much of them. */
const NEWEST = 1 / 8;
/** By how many standard errors a shorter memory must be better: fewer instalments teach then, and several are tried. */
const STANDARD_ERRORS = 2;

/** Older ones of the held-out customers say less of what probabilities mean now: ages count twice. */
export const pointOf = (logOdds: number, { late, weight, earlier }: Row) => ({ logOdds, late, weight: weight ** 2, earlier }); // prettier-ignore

export type Memory = {
  readonly halfLife: number;
  /** Logistic regressions with this memory, one for each part of the customers, trained without it. */
  readonly lines: readonly Layers[];
};

type Asked = { readonly customerId: string; readonly late: boolean; readonly p: number };
type Trial = Memory & { readonly asked: readonly Asked[] };

/** What a regression, stopped and calibrated on some customers, says of the newest instalments of others. */
const ask = (layers: Layers, known: readonly Row[], others: readonly Known[]): Asked[] => {
  const logOddsBy = ({ input }: Known): number => forward({ layers, direct: [] }, Array.from(input));
  const logOddsOf = calibratedBy(calibrate(known.map((row) => pointOf(logOddsBy(row), row))));
  return others.map((row) => {
    const p = sigmoid(logOddsOf({ logOdds: logOddsBy(row), earlier: row.earlier }));
    return { customerId: row.customerId, late: row.late, p };
  });
};

type TrainLine = (member: number, others: readonly Row[], heldOut: readonly (readonly Row[])[]) => Layers[];

/** One regression a part: what it is stopped on chooses for the model, and half of that for what the other half is asked. */
const tryOut = (known: readonly Known[], newest: readonly Known[], halfLife: number, trainLine: TrainLine): Trial => {
  const rows = remembered(known, halfLife);
  const parts = Array.from({ length: MEMBERS }, (_, member) => {
    const [others, out] = apart(rows, member);
    const [one, other] = halves(out);
    const [whole = [], byOne = [], byOther = []] = trainLine(member, others, [out, one, other]);
    const [askedOne, askedOther] = halves(apart(newest, member)[1]);
    return { whole, asked: [...ask(byOne, one, askedOther), ...ask(byOther, other, askedOne)] };
  });
  return { halfLife, lines: parts.map(({ whole }) => whole), asked: parts.flatMap(({ asked }) => asked) };
};

const compare = (champion: Trial, challenger: Trial): Comparison =>
  comparePairs(
    champion.asked.map(({ customerId, late, p }, i) => ({
      customerId,
      late,
      champion: p,
      challenger: challenger.asked[i]?.p ?? p,
    })),
  );

/** Nothing is left but what is newest: no shorter memory is another. */
const isShortest = (known: readonly Known[], { halfLife }: Trial): boolean =>
  remembered(known, halfLife).every(({ newer }) => newer === 0);

/**
 * How fast this shop's past fades. Logistic regressions, which are quick and are members of the model anyway, are
 * trained with each memory, as long as a shorter one predicts the newest instalments better, of customers who took no
 * part in it. The best is taken if it is better than the longest by more than chance.
 */
export const learnMemory = (
  known: readonly Known[],
  directions: Directions,
  seed: number,
  onProgress: (done: number) => void = () => undefined,
): Memory => {
  const newest = known.filter(({ newer }) => newer < known.length * NEWEST);
  const trialOf = (halfLife: number, i: number): Trial =>
    tryOut(known, newest, halfLife, (member, others, heldOut) =>
      trainMember(others, heldOut, directions, "direct", seed * MEMBERS + member, (done) =>
        onProgress((i + (member + done) / MEMBERS) / HALF_LIVES.length),
      ),
    );
  const longest = trialOf(HALF_LIVES[0], 0);
  let best = longest;
  for (const [i, halfLife] of HALF_LIVES.entries()) {
    if (i === 0) continue;
    if (isShortest(known, best)) break;
    const trial = trialOf(halfLife, i);
    if (compare(best, trial).gain <= 0) break;
    best = trial;
  }
  const { gain, gainError } = compare(longest, best);
  const { halfLife, lines } = gain > STANDARD_ERRORS * gainError ? best : longest;
  return { halfLife, lines };
};
