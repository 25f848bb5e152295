import { z } from "zod";
import type { Facts } from "~/domain/segments/decide";
import type { Segment, SegmentModel } from "~/domain/segments/types";
import type { Tier } from "~/domain/scoring/types";

/** Why a person puts a customer into a segment. */
export const OVERRIDE_REASONS = ["knows_customer", "agreement", "wrong_data", "changed_situation", "other"] as const;

/** What the form on a case may ask for. */
export const overrideSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("segment_set"),
    segment: z.string().min(1).max(8),
    reason: z.enum(OVERRIDE_REASONS),
    note: z.string().trim().max(300).default(""),
  }),
  z.object({ intent: z.literal("segment_release") }),
]);
export type OverrideForm = z.infer<typeof overrideSchema>;

/** What a run reads of a customer: facts as they stand, and the segment until now. */
export type SegmentFacts = Facts & {
  readonly customerId: string;
  /** Written by this run already. */
  readonly isDone: boolean;
};

/** What a run writes of a customer. */
export type SegmentedCustomer = {
  readonly customerId: string;
  readonly segment: string | null;
  readonly since: Date;
  readonly previous: string | null;
  readonly pending: string | null;
  readonly pendingAt: Date | null;
  readonly probability: number | null;
  readonly exposure: number;
  readonly daysLate: number;
  readonly trend: number;
  readonly known: number;
  readonly amounts: readonly {
    readonly currency: string;
    readonly exposureMinor: number;
    readonly expectedLossMinor: number;
  }[];
  /** Set where the segment in force is another one than before. */
  readonly moved: { readonly from: string; readonly to: string } | undefined;
};

const amountsSchema = z.array(
  z.object({ segment: z.string(), currency: z.string(), exposureMinor: z.number(), expectedLossMinor: z.number() }),
);

/** What a finished run found, kept with it so that the page reads one row. */
export const figuresSchema = z.object({
  segments: z.array(
    z.object({
      segment: z.string(),
      customers: z.number(),
      chosen: z.number(),
      probability: z.number().nullable(),
      daysLate: z.number(),
      trend: z.number(),
    }),
  ),
  amounts: amountsSchema,
  /** Customers by probability, in tenths. */
  distribution: z.array(z.number()),
  withoutScore: z.number(),
  moves: z.array(z.object({ from: z.string(), to: z.string(), customers: z.number() })),
  /** Those of the last week with the most open, by id. */
  largest: z.array(
    z.object({ customerId: z.string(), from: z.string(), to: z.string(), at: z.string(), isManual: z.boolean() }),
  ),
});
export type Figures = z.infer<typeof figuresSchema>;

export type StoredModel = {
  readonly id: string;
  readonly fittedAt: Date;
  readonly sampled: number;
  readonly model: SegmentModel;
};

export type RiskSegment = Omit<Segment, "centre"> & {
  readonly customers: number;
  /** Put there by a person. */
  readonly chosen: number;
  /** How many more or fewer than a week ago; null where there is nothing to compare with. */
  readonly change: number | null;
  readonly probability: number | null;
  readonly daysLate: number;
  readonly trend: number;
  readonly amounts: readonly {
    readonly currency: string;
    readonly exposureMinor: number;
    readonly expectedLossMinor: number;
  }[];
};

export type LargeMove = {
  readonly caseId: string | null;
  readonly customerName: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly isManual: boolean;
  readonly amounts: RiskSegment["amounts"];
};

export type RiskView = {
  /** Null until the first run has finished. */
  readonly at: Date | null;
  readonly isRunning: boolean;
  readonly fit: { readonly at: Date; readonly sampled: number } | null;
  readonly segments: readonly RiskSegment[];
  /** Who opted out of scoring: in no segment. */
  readonly person: Pick<RiskSegment, "customers" | "amounts"> | null;
  readonly withoutScore: number;
  readonly distribution: readonly number[];
  readonly moves: Figures["moves"];
  readonly largest: readonly LargeMove[];
  readonly losses: {
    readonly roll: number;
    readonly lossGivenDefault: number;
    readonly due: number;
    readonly defaults: number;
  } | null;
};

export type CustomerRisk = {
  /** In force: a person's choice before the computed one; null: not segmented yet. */
  readonly segment: string | null;
  readonly tier: Tier | null;
  readonly computed: string | null;
  readonly since: Date | null;
  readonly override: { readonly by: string; readonly at: Date; readonly reason: string; readonly note: string } | null;
  readonly choices: readonly Pick<Segment, "key" | "name" | "tier">[];
  /** Open instalments with what of each is expected to be lost, largest loss first. */
  readonly instalments: readonly {
    readonly id: string;
    readonly orderName: string;
    readonly dueOn: string;
    readonly currency: string;
    readonly balanceMinor: number;
    readonly expectedLossMinor: number;
  }[];
};
