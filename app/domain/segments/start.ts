import type { SegmentModel } from "./types";

/**
 * Before a shop has enough customers for segments of its own: five kinds that every lender knows. An assumption, not a
 * measurement, in the shop's units as soon as it has customers to measure.
 */
export const STARTING_MODEL: SegmentModel = {
  scale: { mean: [0.25, 0.8, 3, 0], sd: [0.2, 0.7, 12, 6] },
  segments: [
    { key: "1", name: { behaviour: "on_time", size: "small", level: null }, tier: "low", centre: [-0.85, -0.7, -0.4, 0] },
    { key: "2", name: { behaviour: "on_time", size: "large", level: null }, tier: "low", centre: [-0.75, 1.1, -0.35, 0] },
    { key: "3", name: { behaviour: "sliding", size: "middle", level: null }, tier: "medium", centre: [0.5, 0.3, 0.4, 1.6] },
    { key: "4", name: { behaviour: "often_late", size: "middle", level: null }, tier: "high", centre: [0.9, 0, 1, 0] },
    { key: "5", name: { behaviour: "long_late", size: "large", level: null }, tier: "high", centre: [2.3, 1.1, 2.8, 1.2] },
  ], // prettier-ignore
  basis: null,
  customers: 0,
};
