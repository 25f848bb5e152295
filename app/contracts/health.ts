import type { SetAsideKind } from "~/domain/inbox/set-aside";
import type { Lag } from "~/domain/inbox/lag";
import type { WantedScope } from "~/domain/health/scopes";
import type { Cause, Field } from "~/domain/reconcile/types";
import type { HiddenHistory } from "./history";
import type { BackfillView } from "./views";

export const DIFFERENCE_FILTERS = ["open", "mended"] as const;
export type HealthQuery = {
  readonly differences: (typeof DIFFERENCE_FILTERS)[number];
  readonly page: number;
  readonly asidePage: number;
};

export type DifferenceRow = {
  readonly id: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly field: Field;
  readonly ours: string;
  readonly theirs: string;
  readonly currency: string;
  readonly cause: Cause;
  readonly foundAt: Date;
  readonly mendedAt: Date | null;
};

export type SetAsideRow = {
  readonly id: string;
  readonly kind: SetAsideKind;
  readonly resourceId: string;
  readonly topic: string;
  readonly error: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly attempts: number;
  /** Of mail that belongs to nobody: who wrote what. */
  readonly mail: { readonly from: string; readonly subject: string; readonly text: string } | null;
};

export type ComparisonView = {
  readonly state: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly compared: number;
  readonly found: number;
  readonly mended: number;
  readonly outOfSight: number;
};

export type Paged<T> = {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
};

export type HealthView = {
  /** Since when Shopify lets the app in no more. */
  readonly disconnectedAt: Date | null;
  readonly hidden: HiddenHistory | null;
  readonly syncedThrough: Date | null;
  readonly backfill: BackfillView | null;
  readonly lag: Lag & { readonly oldestMs: number | null };
  readonly comparison: ComparisonView | null;
  /** A comparison is asked for or under way. */
  readonly isComparing: boolean;
  readonly openDifferences: number;
  readonly differences: Paged<DifferenceRow>;
  readonly setAside: Paged<SetAsideRow>;
  readonly scopes: readonly {
    readonly scope: WantedScope;
    readonly isRequired: boolean;
    readonly isGranted: boolean;
  }[];
};
