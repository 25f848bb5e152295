import type { DecisionFigures } from "~/contracts/model";
import { calibrationBins } from "~/domain/scoring/drift-calibration";
import { comparePairs, decidePromotion, isTimeToCompare, type Pair, type Promotion } from "~/domain/scoring/promotion";
import type { RiskScorer } from "~/domain/scoring/types";
import { observe, type ObserveDeps } from "./observe.server";

/** A comparison rests on so many customers at most. */
const COMPARED_CUSTOMERS = 10_000;

export type CompareDeps = ObserveDeps & {
  readonly windowTo: (modelId: string) => Promise<Date | null>;
  readonly decisions: {
    readonly lastCompared: (
      shopId: string,
      challengerId: string,
      championId: string | null,
    ) => Promise<{ readonly figures: string } | null>;
    readonly saveDecision: (
      shopId: string,
      decision: {
        readonly challengerId: string;
        readonly championId: string | null;
        readonly verdict: string;
        readonly why: string;
        readonly figures: string;
      },
      now: Date,
    ) => Promise<string>;
  };
  readonly now: () => Date;
};

export type Contest = {
  readonly champion: RiskScorer;
  /** Null: the scorecard. */
  readonly championId: string | null;
  readonly challenger: { readonly id: string; readonly scorer: RiskScorer };
};

/** What became known after both had learned; the scorecard learns nothing, so it is the challenger's window that counts. */
const sinceBoth = async (deps: CompareDeps, { championId, challenger }: Contest): Promise<Date> => {
  const [ours, theirs] = await Promise.all([
    deps.windowTo(challenger.id),
    championId === null ? Promise.resolve(null) : deps.windowTo(championId),
  ]);
  return new Date(Math.max(ours?.getTime() ?? 0, theirs?.getTime() ?? 0));
};

const pairsSince = async (deps: CompareDeps, shopId: string, contest: Contest, since: Date): Promise<Pair[]> => {
  const pairs: Pair[] = [];
  for await (const seen of observe(deps, shopId, COMPARED_CUSTOMERS, since, deps.now()))
    for (const { customerId, features, outcome } of seen)
      if (outcome && outcome.knownAt > since)
        pairs.push({
          customerId,
          champion: contest.champion.score(features).probability,
          challenger: contest.challenger.scorer.score(features).probability,
          late: outcome.late,
        });
  return pairs;
};

const lastCount = (figures: string | undefined): number | undefined => {
  const parsed: unknown = figures === undefined ? undefined : JSON.parse(figures);
  return typeof parsed === "object" && parsed !== null && "n" in parsed && typeof parsed.n === "number"
    ? parsed.n
    : undefined;
};

/**
 * Compares the challenger with what serves on outcomes that neither learned from, writes the figures and the decision
 * down, and answers with them; undefined while too little is new since the last time.
 */
export const compareModels = async (
  deps: CompareDeps,
  shopId: string,
  contest: Contest,
): Promise<(Promotion & { readonly decisionId: string }) | undefined> => {
  const since = await sinceBoth(deps, contest);
  const pairs = await pairsSince(deps, shopId, contest, since);
  const { championId, challenger } = contest;
  const last = await deps.decisions.lastCompared(shopId, challenger.id, championId);
  if (!isTimeToCompare(pairs.length, lastCount(last?.figures))) return undefined;
  const comparison = comparePairs(pairs);
  const promotion = decidePromotion(comparison);
  const bins = (model: "champion" | "challenger") =>
    calibrationBins(pairs.map((pair) => ({ p: pair[model], late: pair.late })));
  const figures: DecisionFigures = {
    ...comparison,
    since: since.toISOString(),
    championBins: bins("champion"),
    challengerBins: bins("challenger"),
  };
  const decision = { challengerId: challenger.id, championId, ...promotion, figures: JSON.stringify(figures) };
  return { ...promotion, decisionId: await deps.decisions.saveDecision(shopId, decision, deps.now()) };
};
