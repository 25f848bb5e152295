import type { Base } from "~/composition.server";
import { planDeps } from "~/composition.jobs.server";
import { reclassifyDeps } from "~/composition.reclassify.server";
import type { CreditMapping } from "~/domain/ledger/types";
import { reclassifyOrdersJob } from "~/jobs/reclassify-orders.job.server";
import { chooseCredit, cancelPlanned } from "~/db/credit-mapping.server";
import { RECLASSIFY, reclassifyPage } from "~/services/shops/reclassify.server";
import { saveCreditMapping } from "~/services/shops/credit-mapping.server";
import { SHOP } from "~tests/factories/base";

/** A run that can be walked through page by page, with pages of two orders. */
export const reclassifyBench = (base: Base) => {
  const deps = { ...reclassifyDeps(base), pageSize: 2 };
  const settings = {
    shops: base.shops,
    openCaseCustomers: () => Promise.resolve([]),
    cancelPlanned: (shopId: string, reason: string, at: Date) => cancelPlanned(base.db, shopId, reason, at),
    chooseCredit: (shopId: string, mapping: CreditMapping, firstJob: Parameters<typeof chooseCredit>[3], at: Date) =>
      chooseCredit(base, shopId, mapping, firstJob, at),
    audit: () => Promise.resolve(),
    enqueue: base.enqueue,
    now: base.now,
  };
  const waiting = () => base.db.job.findMany({ where: { name: RECLASSIFY, state: "ready" }, orderBy: { id: "asc" } });
  const runPage = (payload: string) => reclassifyPage(deps, reclassifyOrdersJob.payload.parse(JSON.parse(payload)));
  /** Runs the page that has waited longest; answers its payload, or undefined when none waits. */
  const step = async (): Promise<string | undefined> => {
    const [job] = await waiting();
    if (!job) return undefined;
    await base.db.job.update({ where: { id: job.id }, data: { state: "done", dedupeKey: null } });
    await runPage(job.payload);
    return job.payload;
  };
  return {
    deps,
    waiting,
    runPage,
    step,
    plan: planDeps(base),
    save: async (form: Partial<CreditMapping>) =>
      saveCreditMapping(settings, await base.shops.get(SHOP), "staff", {
        payLaterGateways: form.payLaterGateways && [...form.payLaterGateways],
        terms: form.terms && [...form.terms],
      }),
    finish: async (): Promise<void> => {
      while ((await step()) !== undefined);
    },
  };
};
