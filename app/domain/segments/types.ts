import { z } from "zod";
import { TIERS } from "../scoring/types";

/**
 * What customers are grouped by, each as it stands now: the probability of the score; what is open, as ln(1 + x) in
 * usual instalments of the shop; mean days late, newer instalments counting more; and by how many days that has
 * changed in the last 90 days.
 */
export const DIMENSIONS = ["probability", "exposure", "daysLate", "trend"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Position = Readonly<Record<Dimension, number>>;

/** A customer as segmentation sees it. */
export type Member = Position & {
  /** Instalments whose outcome is known. */
  readonly known: number;
  /** Share of the exposure that is expected to be lost; of a new instalment's where nothing is open. */
  readonly lossRate: number;
};

export const BEHAVIOURS = [
  "new",
  "on_time",
  "improving",
  "sliding",
  "sometimes_late",
  "often_late",
  "long_late",
] as const;
export const SIZES = ["small", "middle", "large"] as const;

const nameSchema = z.object({
  behaviour: z.enum(BEHAVIOURS),
  size: z.enum(SIZES),
  /** From 1 for the smallest expected loss, only among segments that would have the same name. */
  level: z.number().nullable(),
});
export type SegmentName = z.infer<typeof nameSchema>;

const four = z.array(z.number()).length(DIMENSIONS.length);
const segmentSchema = z.object({
  /** Stays through refits. */
  key: z.string(),
  name: nameSchema,
  tier: z.enum(TIERS),
  /** In the units of the scale. */
  centre: four,
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentModelSchema = z.object({
  scale: z.object({ mean: four, sd: four }),
  /** From the smallest expected loss to the largest. */
  segments: z.array(segmentSchema).min(1),
  /** How the fitted sample lay in each dimension, to see when customers have moved; null for the starting model. */
  basis: z.array(z.object({ edges: z.array(z.number()), shares: z.array(z.number()) })).nullable(),
  customers: z.number(),
});
export type SegmentModel = z.infer<typeof segmentModelSchema>;
export type Scale = SegmentModel["scale"];
export type Basis = NonNullable<SegmentModel["basis"]>;

/** Where a customer who opted out of scoring stands: in no computed segment, a person decides. */
export const PERSON_DECIDES = "person";
