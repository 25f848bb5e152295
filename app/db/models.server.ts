import { FEATURE_VERSION } from "~/domain/scoring/features";
import { networkScorer, networkSchema } from "~/domain/scoring/network";
import { scorecard, scorecardAt } from "~/domain/scoring/scorecard";
import type { RiskScorer } from "~/domain/scoring/types";
import { ratesSchema } from "~/domain/segments/expected-loss";
import type { DbOrTx } from "./client.server";

type Row = {
  readonly id: string;
  readonly version: string;
  readonly parameters: string;
  readonly featureVersion: string;
};

/** Why a stored model cannot serve. */
export type Unusable = "unreadable" | "feature_version";

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const versionIn = (parameters: unknown): unknown =>
  typeof parameters === "object" && parameters !== null && "featureVersion" in parameters
    ? parameters.featureVersion
    : undefined;

/** The scorer of a stored model, or why it has none. */
export const scorerOf = (row: Row): RiskScorer | Unusable => {
  const stored = parsed(row.parameters);
  const parameters = networkSchema.safeParse(stored);
  if (parameters.success) return networkScorer(parameters.data, row.version);
  const version = versionIn(stored);
  return typeof version === "string" && version !== FEATURE_VERSION ? "feature_version" : "unreadable";
};

export type Scorers = {
  /** What counts. */
  readonly serving: RiskScorer;
  /** What serves by the shop's word; null: the scorecard. */
  readonly servingId: string | null;
  /** What is tried beside it, with no effect on anything. */
  readonly challenger: { readonly id: string; readonly scorer: RiskScorer } | undefined;
  /** The model that should serve and cannot; the scorecard does. */
  readonly unusable: { readonly modelId: string; readonly why: Unusable } | undefined;
};

const servingOf = (servingId: string | null, row: Row | null, fallback: RiskScorer): Omit<Scorers, "challenger"> => {
  if (servingId === null) return { serving: fallback, servingId, unusable: undefined };
  const scorer = row === null ? "unreadable" : scorerOf(row);
  return typeof scorer === "string"
    ? { serving: fallback, servingId, unusable: { modelId: servingId, why: scorer } }
    : { serving: scorer, servingId, unusable: undefined };
};

const challengerOf = (row: Row | null): Scorers["challenger"] => {
  const scorer = row === null ? undefined : scorerOf(row);
  return row !== null && typeof scorer === "object" ? { id: row.id, scorer } : undefined;
};

/** The trained models of a shop, as scorers. */
export const createModels = (db: DbOrTx) => {
  const ready = async (id: string | null) =>
    id === null ? null : await db.riskModel.findFirst({ where: { id, state: "ready" } });
  /** The scorecard at the shop's own share of late instalments, as the last nightly pass found it. */
  const scorecardOf = async (shopId: string): Promise<RiskScorer> => {
    const select = { rates: true };
    const run = await db.segmentRun.findFirst({ where: { shopId }, orderBy: { startedAt: "desc" }, select });
    const rates = ratesSchema.safeParse(parsed(run?.rates ?? ""));
    return rates.success && rates.data.due > 0 ? scorecardAt(rates.data.late) : scorecard;
  };
  const scorers = async (shopId: string): Promise<Scorers> => {
    const select = { activeModelId: true, challengerModelId: true };
    const { activeModelId, challengerModelId } = await db.shop.findUniqueOrThrow({ where: { id: shopId }, select });
    const [champion, tried] = await Promise.all([ready(activeModelId), ready(challengerModelId)]);
    return { ...servingOf(activeModelId, champion, await scorecardOf(shopId)), challenger: challengerOf(tried) };
  };
  return {
    scorers,
    /** Whether it is one of the shop's own that could serve. */
    canServe: async (shopId: string, id: string): Promise<boolean> => {
      const row = await ready(id);
      return row?.shopId === shopId && typeof scorerOf(row) === "object";
    },
    /** When a model's data window ended. */
    windowTo: async (id: string): Promise<Date | null> =>
      (await db.riskModel.findUnique({ where: { id }, select: { windowTo: true } }))?.windowTo ?? null,
    reference: async (id: string): Promise<unknown> =>
      parsed((await db.riskModel.findUnique({ where: { id }, select: { reference: true } }))?.reference ?? ""),
  };
};
