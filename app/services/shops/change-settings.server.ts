import { z } from "zod";
import type { JobRequest } from "~/contracts/jobs";
import { policySchema, profileSchema, type ShopSettings } from "~/contracts/shop";
import type { CreditMapping } from "~/domain/ledger/types";
import { scoreJobs } from "../orders/apply-orders.server";

const flag = z.enum(["on", "off"]).transform((value) => value === "on");

/** Empty or a page on the web; anything else would become a dead or dangerous link in every message. */
const optionalUrl = z.union([z.literal(""), z.url({ protocol: /^https?$/ })]);

export const senderSchema = z.object({
  senderName: z.string().trim().min(1).max(80),
  senderEmail: z.email(),
  replyTo: z.union([z.literal(""), z.email()]),
  postalAddress: z.string().trim().min(5).max(200),
  supportUrl: optionalUrl,
  taxId: z.string().trim().max(40).default(""),
});
export const policyFormSchema = z.object({ policyId: policySchema, profile: profileSchema.optional() });
export const switchesSchema = z.object({ testMode: flag.optional(), stopped: flag.optional() });

export type SettingsDeps = {
  readonly shops: {
    readonly get: (shopId: string) => Promise<ShopSettings>;
    readonly update: (shopId: string, change: object) => Promise<void>;
  };
  readonly openCaseCustomers: (shopId: string) => Promise<string[]>;
  /** Cancels everything planned; used when contacts stop for the whole shop. */
  readonly cancelPlanned: (shopId: string, reason: string, now: Date) => Promise<void>;
  /** Stores which orders are credit and begins to apply it, in one transaction; until that ends nothing is sent. */
  readonly chooseCredit: (
    shopId: string,
    mapping: CreditMapping,
    firstJob: (runId: string) => JobRequest,
    now: Date,
  ) => Promise<void>;
  readonly audit: (
    shopId: string,
    entry: { actor: string; action: string; subject: string; detail: string },
    now: Date,
  ) => Promise<void>;
  readonly enqueue: (jobs: readonly JobRequest[]) => Promise<void>;
  readonly now: () => Date;
};

/** Everything that is open is scored and planned again. */
const replanAll = async (deps: SettingsDeps, shopId: string): Promise<void> => {
  await deps.enqueue(scoreJobs(shopId, await deps.openCaseCustomers(shopId)));
};

export const record = (
  deps: SettingsDeps,
  shopId: string,
  actor: string,
  action: string,
  detail: object,
): Promise<void> => deps.audit(shopId, { actor, action, subject: shopId, detail: JSON.stringify(detail) }, deps.now());

/** Set-up, step 2: who the messages come from. */
export const saveSender = async (
  deps: SettingsDeps,
  shopId: string,
  actor: string,
  change: z.infer<typeof senderSchema>,
): Promise<void> => {
  const shop = await deps.shops.get(shopId);
  await deps.shops.update(shopId, { ...change, setupStep: Math.max(3, shop.setupStep) });
  await record(deps, shopId, actor, "settings.sender", { senderName: change.senderName });
};

/** Set-up, step 3, and later changes of policy: everything planned is planned again under the new one. */
export const savePolicy = async (
  deps: SettingsDeps,
  shopId: string,
  actor: string,
  change: z.infer<typeof policyFormSchema>,
  finishSetup: boolean,
): Promise<void> => {
  const { setupDoneAt } = await deps.shops.get(shopId);
  const done = finishSetup && setupDoneAt === null ? { setupDoneAt: deps.now(), setupStep: 4 } : {};
  await deps.shops.update(shopId, {
    policyId: change.policyId,
    ...(change.profile ? { profile: change.profile } : {}),
    ...done,
  });
  await record(deps, shopId, actor, "settings.policy", change);
  await replanAll(deps, shopId);
};

/** Test mode and the global stop. Both take effect at once: what was planned is cancelled, then planned anew. */
export const saveSwitches = async (
  deps: SettingsDeps,
  shopId: string,
  actor: string,
  change: z.infer<typeof switchesSchema>,
): Promise<void> => {
  const now = deps.now();
  const { testMode, stopped } = change;
  await deps.shops.update(shopId, {
    ...(testMode === undefined ? {} : { testMode }),
    ...(stopped === undefined ? {} : { stoppedAt: stopped ? now : null }),
  });
  await deps.cancelPlanned(shopId, stopped ? "stopped" : "settings_changed", now);
  await record(deps, shopId, actor, "settings.switches", change);
  await replanAll(deps, shopId);
};
