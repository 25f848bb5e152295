import {
  CONSENT_TEXT_VERSION,
  decisionFiguresSchema,
  driftFiguresSchema,
  metricsSchema,
  type ModelVersion,
  type ModelView,
} from "~/contracts/model";
import { z } from "zod";
import type { Db } from "../client.server";
import type { RiskModel } from "../generated/sqlite/client";
import { scorerOf } from "../models.server";

/** A page shows this many of the newest of each. */
const SHOWN = 20;
const newest = [{ at: "desc" as const }, { id: "desc" as const }];
const namesSchema = z.array(z.string()).catch([]);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

type Roles = {
  readonly champion: string | null;
  readonly challenger: string | null;
  readonly served: ReadonlySet<string | null>;
};

const roleOf = (id: string, { champion, challenger, served }: Roles): ModelVersion["role"] =>
  id === champion ? "champion" : id === challenger ? "challenger" : served.has(id) ? "previous" : "none";

const versionOf = (row: RiskModel, roles: Roles): ModelVersion => {
  const metrics = metricsSchema.safeParse(parsed(row.metrics));
  return {
    id: row.id,
    state: row.state,
    role: roleOf(row.id, roles),
    cause: row.cause,
    actor: row.actor,
    why: row.why,
    at: row.trainedAt,
    windowFrom: row.windowFrom,
    windowTo: row.windowTo,
    examples: row.examples,
    seed: String(row.seed),
    featureVersion: row.featureVersion,
    features: namesSchema.parse(parsed(row.features)),
    metrics: metrics.success ? metrics.data : null,
    isUsable: row.state === "ready" && typeof scorerOf(row) === "object",
  };
};

const decisionOf = async (db: Db, shopId: string, challengerId: string | null): Promise<ModelView["decision"]> => {
  const where = challengerId === null ? { shopId } : { shopId, challengerId };
  const row = await db.modelDecision.findFirst({ where, orderBy: newest });
  const figures = decisionFiguresSchema.safeParse(parsed(row?.figures ?? ""));
  return row && figures.success ? { ...row, figures: figures.data } : null;
};

/** The newest look at the model that serves; one at another model says nothing of it. */
const driftOf = async (db: Db, shopId: string, modelId: string | null): Promise<ModelView["drift"]> => {
  const row = await db.driftReport.findFirst({ where: { shopId, modelId }, orderBy: newest });
  const figures = driftFiguresSchema.safeParse(parsed(row?.figures ?? ""));
  return row && figures.success ? { ...row, figures: figures.data } : null;
};

const consentOf = (rows: readonly { readonly kind: string; readonly textVersion: string }[]) => {
  const isGiven = rows[0]?.kind === "granted";
  return { isGiven, isOutdated: isGiven && rows[0]?.textVersion !== CONSENT_TEXT_VERSION };
};

/** Everything of the model page, from what is stored. */
export const modelView = async (db: Db, shopId: string): Promise<ModelView> => {
  const shop = await db.shop.findUniqueOrThrow({ where: { id: shopId } });
  const [champion, challenger] = [shop.activeModelId, shop.challengerModelId];
  const named = [champion, challenger].flatMap((id) => id ?? []);
  const [rows, parts, service, consents, decision, drift, shadowed] = await Promise.all([
    db.riskModel.findMany({ where: { shopId }, orderBy: [{ trainedAt: "desc" }, { id: "desc" }], take: SHOWN }),
    db.riskModel.findMany({ where: { shopId, id: { in: named } } }),
    db.modelService.findMany({ where: { shopId }, orderBy: newest, take: SHOWN }),
    db.modelConsent.findMany({ where: { shopId }, orderBy: newest, take: SHOWN }),
    decisionOf(db, shopId, challenger),
    driftOf(db, shopId, champion),
    challenger === null ? 0 : db.shadowScore.count({ where: { shopId, modelId: challenger } }),
  ]);
  const roles = { champion, challenger, served: new Set(service.map(({ modelId }) => modelId)) };
  const find = (id: string | null): ModelVersion | null => {
    const row = parts.find((part) => part.id === id);
    return row ? versionOf(row, roles) : null;
  };
  const running = rows.find(({ state }) => state === "training");
  const [last] = service;
  return {
    serving: { modelId: champion, since: last?.at ?? null, cause: last?.cause ?? null, actor: last?.actor ?? null },
    consent: { ...consentOf(consents), history: consents },
    training: running
      ? { id: running.id, progress: running.progress, startedAt: running.startedAt ?? running.trainedAt, cause: running.cause }
      : null,
    champion: find(champion),
    challenger: find(challenger),
    decision,
    shadowed,
    drift,
    versions: rows.map((row) => versionOf(row, roles)),
    service,
  };
}; // prettier-ignore
