import type { JobRequest } from "~/contracts/jobs";
import type { SegmentedCustomer, SegmentFacts, StoredModel } from "~/contracts/segments";
import type { ShopSettings } from "~/contracts/shop";
import type { LossHistory, Rates } from "~/domain/segments/expected-loss";
import type { FindCentres } from "~/domain/segments/fit";
import type { SegmentModel } from "~/domain/segments/types";

type Moment = { readonly now: Date; readonly today: string };
type Run = {
  readonly id: string;
  readonly state: string;
  readonly startedAt: Date;
  readonly modelId: string | null;
  readonly rates: Rates;
};

export type SegmentDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly store: {
    /** Customers with credit by id: all of them in pages, and the next ones after one. */
    readonly customerPages: (shopId: string) => AsyncIterable<string[]>;
    readonly customersAfter: (shopId: string, after: string, take: number) => Promise<string[]>;
    readonly facts: (shopId: string, customerIds: readonly string[], moment: Moment) => Promise<SegmentFacts[]>;
    readonly history: (
      shopId: string,
      now: Date,
    ) => Promise<{ readonly losses: LossHistory; readonly usualMinor: Readonly<Record<string, number>> }>;
    readonly model: (shopId: string) => Promise<StoredModel | undefined>;
    readonly saveModel: (shopId: string, model: SegmentModel, sampled: number, now: Date) => Promise<StoredModel>;
    readonly newestRun: (shopId: string) => Promise<Run | undefined>;
    readonly begin: (run: {
      readonly shopId: string;
      readonly modelId: string | null;
      readonly activeModelId: string | null;
      readonly rates: Rates;
      readonly now: Date;
    }) => Promise<string>;
    readonly page: (
      run: Moment & { readonly shopId: string; readonly runId: string },
      customerIds: readonly string[],
      decide: (facts: readonly SegmentFacts[]) => SegmentedCustomer[],
    ) => Promise<void>;
    readonly finish: (
      shopId: string,
      runId: string,
      times: { readonly now: Date; readonly since: Date; readonly movesBefore: Date; readonly runsBefore: Date },
    ) => Promise<void>;
  };
  /** Whether a job of this name waits or runs for the shop. */
  readonly hasJob: (shopId: string, name: string) => Promise<boolean>;
  readonly findCentres: FindCentres;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};
