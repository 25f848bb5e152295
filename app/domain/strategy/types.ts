import type { ContactChannel } from "../channels/types";
import type { Tier } from "../scoring/types";

export const TONES = ["friendly", "neutral", "firm"] as const;
export type Tone = (typeof TONES)[number];

/** One possible contact in a sequence. Offsets count from the due day of the instalment: -3 is three days before. */
export type Step = {
  readonly id: string;
  readonly dayOffset: number;
  readonly channel: ContactChannel;
  readonly templateId: string;
  readonly tone: Tone;
};

/** A policy the merchant can choose. `version` changes whenever a step does. */
export type Strategy = {
  readonly id: string;
  readonly version: string;
  /** Fewest calendar days between two contacts with one customer, whatever the steps say. */
  readonly minGapDays: number;
  /** The hour at which contacts are aimed, in the customer's own time; the gate may move it. */
  readonly preferredHour: number;
  readonly steps: Readonly<Record<Tier, readonly Step[]>>;
};
