import type { Figures, LargeMove, RiskSegment, RiskView } from "~/contracts/segments";
import { PERSON_DECIDES, type SegmentModel } from "~/domain/segments/types";
import { STARTING_MODEL } from "~/domain/segments/start";
import { days, minus } from "~/domain/shared/duration";
import type { Cipher } from "../cipher.server";
import type { Db } from "../client.server";
import { group } from "~/domain/shared/group";
import { finishedRun, newestRun, segmentModelOf } from "../segments.server";

type Parts = { readonly db: Db; readonly cipher: Cipher };

/** Passes begin at about the same time of night, not to the second. */
const ABOUT_A_WEEK = days(6.5);
const SHOWN = 10;

const NOBODY = { customers: 0, chosen: 0, probability: null, daysLate: 0, trend: 0 };

const amountsIn = (figures: Figures, segment: string): RiskSegment["amounts"] =>
  figures.amounts
    .filter((one) => one.segment === segment)
    .map(({ currency, exposureMinor, expectedLossMinor }) => ({ currency, exposureMinor, expectedLossMinor }));

const segmentsOf = ({ segments }: SegmentModel, figures: Figures, earlier: Figures | undefined): RiskSegment[] =>
  segments.map(({ key, name, tier }) => {
    const of = (some: Figures) => some.segments.find((one) => one.segment === key) ?? NOBODY;
    const now = of(figures);
    return {
      key,
      name,
      tier,
      customers: now.customers,
      chosen: now.chosen,
      probability: now.probability,
      daysLate: now.daysLate,
      trend: now.trend,
      change: earlier ? now.customers - of(earlier).customers : null,
      amounts: amountsIn(figures, key),
    };
  });

const largestOf = async ({ db, cipher }: Parts, shopId: string, figures: Figures): Promise<LargeMove[]> => {
  const shown = figures.largest.slice(0, SHOWN);
  const ids = shown.map(({ customerId }) => customerId);
  const where = { shopId, customerId: { in: ids } };
  const [people, cases, amounts] = await Promise.all([
    db.customer.findMany({ where: { shopId, id: { in: ids } }, select: { id: true, nameEnc: true } }),
    db.case.findMany({ where, orderBy: { openedAt: "asc" }, select: { id: true, customerId: true } }),
    db.customerExposure.findMany({ where, orderBy: { currency: "asc" } }),
  ]);
  const names = new Map(people.map(({ id, nameEnc }) => [id, nameEnc === null ? "" : cipher.decrypt(nameEnc)]));
  const newest = new Map(cases.map(({ id, customerId }) => [customerId, id]));
  const open = group(amounts, ({ customerId }) => customerId, ({ currency, exposureMinor, expectedLossMinor }) => ({
    currency, exposureMinor: Number(exposureMinor), expectedLossMinor: Number(expectedLossMinor),
  })); // prettier-ignore
  return shown.map(({ customerId, ...move }) => ({
    ...move,
    caseId: newest.get(customerId) ?? null,
    customerName: names.get(customerId) ?? "",
    amounts: open.get(customerId) ?? [],
  }));
};

const EMPTY: Omit<RiskView, "isRunning"> = {
  at: null, fit: null, segments: [], person: null, withoutScore: 0, distribution: [], moves: [], largest: [], losses: null,
}; // prettier-ignore

/** The risk page: what the last finished pass found, never worked out while somebody waits. */
export const riskView = async (parts: Parts, shopId: string): Promise<RiskView> => {
  const { db } = parts;
  const [newest, run, stored] = await Promise.all([
    newestRun(db, shopId),
    finishedRun(db, shopId),
    segmentModelOf(db, shopId),
  ]);
  const isRunning = newest?.state === "running" || (await db.job.count({ where: { shopId, name: "customers.segment", state: "running" } })) > 0; // prettier-ignore
  if (run === undefined) return { ...EMPTY, isRunning };
  const earlier = await finishedRun(db, shopId, minus(run.startedAt, ABOUT_A_WEEK));
  const { figures, rates } = run;
  const person = figures.segments.find(({ segment }) => segment === PERSON_DECIDES);
  return {
    at: run.startedAt,
    isRunning,
    fit: stored ? { at: stored.fittedAt, sampled: stored.sampled } : null,
    segments: segmentsOf(stored?.model ?? STARTING_MODEL, figures, earlier?.figures),
    person: person ? { customers: person.customers, amounts: amountsIn(figures, PERSON_DECIDES) } : null,
    withoutScore: figures.withoutScore,
    distribution: figures.distribution,
    moves: figures.moves,
    largest: await largestOf(parts, shopId, figures),
    losses: {
      roll: rates.roll.d1_30,
      lossGivenDefault: rates.lossGivenDefault,
      due: rates.due,
      defaults: rates.defaults,
    },
  };
};
