import type { JobRequest } from "~/contracts/jobs";
import type { BackfillDeps } from "~/services/backfill/ports.server";
import type { DispatchDeps } from "~/services/contacts/dispatch-contact.server";
import type { PlanDeps } from "~/services/contacts/plan-contacts.server";
import type { SweepDeps } from "~/services/contacts/sweep-shop.server";
import type { FieldsDeps } from "~/services/fields/ports.server";
import type { InboxDeps } from "~/services/inbox/process-inbox.server";
import type { ReconcileDeps } from "~/services/orders/reconcile-orders.server";
import type { ConfirmDeps } from "~/services/opt-out/confirm-opt-out.server";
import type { ReadAnswerDeps } from "~/services/opt-out/read-answer.server";
import type { SyncDeps } from "~/services/orders/sync-orders.server";
import type { PrivacyDeps } from "~/services/privacy/privacy.server";
import type { RetentionDeps } from "~/services/privacy/retention.server";
import type { ReclassifyDeps } from "~/services/shops/reclassify.server";
import type { ScoreDeps } from "~/services/scoring/score-customers.server";
import type { ScopesDeps } from "~/services/shops/sync-scopes.server";
import type { TrainDeps } from "~/services/scoring/train-model.server";

/** Everything the jobs need, built by the composition. */
export type JobDeps = {
  readonly inbox: InboxDeps;
  readonly answers: ReadAnswerDeps;
  readonly confirm: ConfirmDeps;
  readonly sync: SyncDeps;
  readonly scopes: ScopesDeps;
  readonly reconcile: ReconcileDeps;
  readonly reclassify: ReclassifyDeps;
  readonly backfill: BackfillDeps;
  readonly scores: ScoreDeps;
  readonly training: TrainDeps;
  readonly plan: PlanDeps;
  readonly dispatch: DispatchDeps;
  readonly sweep: SweepDeps;
  readonly privacy: PrivacyDeps;
  readonly retention: RetentionDeps;
  readonly fields: FieldsDeps;
  readonly uninstall: (shopId: string) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
};
