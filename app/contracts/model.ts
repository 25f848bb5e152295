import { z } from "zod";
import type { DriftStatus } from "~/domain/scoring/drift";

/** Changes whenever the text does that the merchant agrees to (`model.consent_text`); what was agreed to is kept as it read. */
export const CONSENT_TEXT_VERSION = "2";

export const TRAINING_CAUSES = ["person", "monthly", "outcomes", "drift"] as const;
export type TrainingCause = (typeof TRAINING_CAUSES)[number];

/** Why something else serves from a moment on. */
export type ServiceCause =
  | "comparison"
  | "promoted_by_person"
  | "returned_by_person"
  | "consent_withdrawn"
  | "unreadable"
  | "feature_version"
  | "drift";
/** The app itself took the model out of service; somebody should know. */
export const FALLBACK_CAUSES: readonly string[] = ["unreadable", "feature_version", "drift"] satisfies ServiceCause[];

/** NaN, where one of the classes is missing, is null in JSON. */
const figure = z.number().nullable();
export const qualitySchema = z.object({
  auc: figure,
  ks: figure,
  brier: figure,
  logLoss: figure,
  ece10: figure,
  n: z.number(),
  positives: z.number(),
});
const outcomes = { n: z.number(), expected: z.number(), observed: z.number() };
const binsSchema = z.array(z.object(outcomes)).readonly();

/** What is kept of how good a trained model was. */
export const metricsSchema = z.object({
  /** On customers that took no part in the training. */
  customers: qualitySchema,
  /** An instalment weighed half when so many newer ones were known; missing for models trained before it was learned. */
  halfLife: z.number().optional(),
  /** On the newest period, which took no part either: outcomes that became known after the data window. */
  newest: qualitySchema.nullable(),
  calibration: binsSchema,
  /** By how much the log-loss rises when an input is shuffled among instalments; largest first. */
  influence: z.array(z.object({ feature: z.string(), loss: z.number() })),
});
export type ModelMetrics = z.infer<typeof metricsSchema>;

const numbers = z.array(z.number()).readonly();
const spreadSchema = z.object({ edges: numbers, shares: numbers, n: z.number() });
/** How inputs and scores were spread in the last half year that the model learned from. */
export const referenceSchema = z.object({ features: z.record(z.string(), spreadSchema), score: spreadSchema });
export type ModelReference = z.infer<typeof referenceSchema>;

export const decisionFiguresSchema = z.object({
  since: z.string(),
  n: z.number(),
  positives: z.number(),
  customers: z.number(),
  champion: qualitySchema,
  challenger: qualitySchema,
  championBins: binsSchema,
  challengerBins: binsSchema,
  gain: z.number(),
  gainError: z.number(),
});
export type DecisionFigures = z.infer<typeof decisionFiguresSchema>;

/** Of customers of one language or country; reports from before they were compared have none. */
const groups = z.array(z.object({ key: z.string(), ...outcomes, isOff: z.boolean() })).default([]);
const driftStatus = z.enum(["too_few", "steady", "moved", "far"]) satisfies z.ZodType<DriftStatus>;
export const driftFiguresSchema = z.object({
  rows: z.number(),
  customers: z.number(),
  score: z.object({ psi: z.number(), status: driftStatus }).nullable(),
  features: z.array(z.object({ feature: z.string(), psi: z.number(), status: driftStatus })),
  months: z.array(z.object({ month: z.string(), ...outcomes })),
  languages: groups,
  countries: groups,
  isCalibrationBroken: z.boolean(),
});
/** Where a customer is at home, as the score never learns it; empty where it is not known. */
export type Origin = { readonly language: string; readonly country: string };

/** Of the model as a whole. */
export type DriftVerdict = "too_few" | "steady" | "moved" | "severe";
export type DriftFigures = z.infer<typeof driftFiguresSchema>;

/** What the page shows of a model that came out of a training, or of a training that did not. */
export type ModelVersion = {
  readonly id: string;
  readonly state: string;
  /** champion and challenger are ready ones with a part to play. */
  readonly role: "champion" | "challenger" | "previous" | "none";
  readonly cause: string;
  readonly actor: string;
  readonly why: string | null;
  readonly at: Date;
  readonly windowFrom: Date | null;
  readonly windowTo: Date | null;
  readonly examples: number;
  readonly seed: string;
  readonly featureVersion: string;
  readonly features: readonly string[];
  readonly metrics: ModelMetrics | null;
  /** Made for the features that the app computes now. */
  readonly isUsable: boolean;
};

export type ModelView = {
  readonly serving: { readonly modelId: string | null; readonly since: Date | null; readonly cause: string | null; readonly actor: string | null };
  readonly consent: {
    readonly isGiven: boolean;
    /** Given to an earlier text: what serves goes on, nothing new is trained. */
    readonly isOutdated: boolean;
    readonly history: readonly { readonly id: string; readonly at: Date; readonly actor: string; readonly kind: string; readonly textVersion: string; readonly text: string }[];
  };
  readonly training: { readonly id: string; readonly progress: number; readonly startedAt: Date; readonly cause: string } | null;
  readonly champion: ModelVersion | null;
  readonly challenger: ModelVersion | null;
  readonly decision: { readonly at: Date; readonly challengerId: string; readonly championId: string | null; readonly verdict: string; readonly why: string; readonly figures: DecisionFigures } | null;
  /** How many customers the challenger has scored beside. */
  readonly shadowed: number;
  readonly drift: { readonly at: Date; readonly modelId: string | null; readonly status: string; readonly figures: DriftFigures } | null;
  readonly versions: readonly ModelVersion[];
  readonly service: readonly { readonly id: string; readonly at: Date; readonly modelId: string | null; readonly actor: string; readonly cause: string }[];
}; // prettier-ignore

/** What a finished training leaves behind. */
export type TrainingOutcome = {
  readonly metrics: string;
  readonly parameters: string;
  readonly reference: string;
  readonly features: string;
  readonly featureVersion: string;
  readonly windowFrom: Date;
  readonly windowTo: Date;
  readonly examples: number;
};
