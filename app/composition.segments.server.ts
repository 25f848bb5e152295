import type { Base } from "~/composition.server";
import { chooseSegment } from "~/db/segment-override.server";
import { createSegments, segmentModelOf } from "~/db/segments.server";
import { createSweepStore } from "~/db/sweep.server";
import { findCentres } from "~/integrations/segments/find-centres.server";
import type { ChooseDeps } from "~/services/segments/choose-segment.server";
import type { SegmentDeps } from "~/services/segments/ports.server";

/** What it takes to group customers by risk. */
export const segmentDeps = (base: Base): SegmentDeps => ({
  shop: base.shops.get,
  store: createSegments(base),
  hasJob: createSweepStore(base.db).hasJob,
  findCentres,
  enqueue: base.enqueue,
  now: base.now,
});

/** What it takes to put a customer into a segment by hand. */
export const chooseDeps = (base: Base): ChooseDeps => ({
  model: (shopId) => segmentModelOf(base.db, shopId),
  choose: (input, choice) => chooseSegment(base, input, choice),
});
