import type { JobRequest } from "~/contracts/jobs";
import type { ServiceCause } from "~/contracts/model";
import { scoreJobs } from "../orders/apply-orders.server";

export type ServeDeps = {
  readonly customerPages: (shopId: string) => AsyncIterable<readonly string[]>;
  readonly service: {
    readonly change: (
      shopId: string,
      expected: string | null,
      service: {
        readonly modelId: string | null;
        readonly actor: string;
        readonly cause: ServiceCause;
        readonly decisionId?: string;
      },
      now: Date,
    ) => Promise<boolean>;
  };
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** Everybody with credit is scored anew, a page of customers at a time. */
export const rescoreAll = async (deps: Pick<ServeDeps, "customerPages" | "enqueue">, shopId: string): Promise<void> => {
  for await (const page of deps.customerPages(shopId)) await deps.enqueue(scoreJobs(shopId, page));
};

export type ChangeService = {
  /** What serves as the one who decides knows it; null: the scorecard. */
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: string;
  readonly cause: ServiceCause;
  readonly decisionId?: string;
};

/** Puts something else in service and has everybody scored by it. False when something else serves than was thought. */
export const changeService = async (
  deps: ServeDeps,
  shopId: string,
  { from, to, ...why }: ChangeService,
): Promise<boolean> => {
  const changed = await deps.service.change(shopId, from, { modelId: to, ...why }, deps.now());
  if (changed) await rescoreAll(deps, shopId);
  return changed;
};
