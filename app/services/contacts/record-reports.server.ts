import type { JobRequest } from "~/contracts/jobs";
import type { ProviderReport } from "~/contracts/provider-reports";

export type ReportDeps = {
  /** Appends the report; answers whose contact it was, or undefined when it is unknown or was recorded already. */
  readonly record: (
    report: ProviderReport,
    now: Date,
  ) => Promise<{ readonly shopId: string; readonly customerId: string } | undefined>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** Records what a provider reports, and plans again for whoever it changes: a closed address gets no further message. */
export const recordReports = async (deps: ReportDeps, reports: readonly ProviderReport[]): Promise<number> => {
  let recorded = 0;
  for (const report of reports) {
    const contact = await deps.record(report, deps.now());
    if (!contact) continue;
    recorded++;
    const { shopId, customerId } = contact;
    if (report.kind !== "delivered")
      await deps.enqueue([
        { name: "contacts.plan", shopId, payload: { customerIds: [customerId] }, dedupeKey: `plan:${customerId}` },
      ]);
  }
  return recorded;
};
