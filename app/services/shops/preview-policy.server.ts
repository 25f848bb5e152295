import type { ContactSubject } from "~/contracts/contact-subject";
import { policySchema, type ShopSettings } from "~/contracts/shop";
import type { Gate } from "~/domain/compliance/types";
import type { Wordings } from "~/domain/messages/wordings/wordings";
import { days, plus } from "~/domain/shared/duration";
import { decidePlan, type PlanScope } from "../contacts/plan-contacts.server";
import { nameOf } from "../messages/message-facts.server";

/** The preview looks this far ahead, and at most at this many customers, so that the page opens at once. */
const HORIZON = days(14);
const MAX_CUSTOMERS = 2_000;

export type PreviewRow = {
  readonly caseId: string;
  readonly customerName: string;
  readonly orderNames: string;
  readonly effectiveAt: Date;
  readonly timeZone: string;
  readonly templateId: string;
};

export type PolicyPreview = {
  readonly policyId: string;
  readonly customers: number;
  readonly contacts: number;
  readonly deferred: number;
  readonly denied: number;
  readonly first: readonly PreviewRow[];
};

export type PreviewDeps = {
  readonly openCaseCustomers: (shopId: string) => Promise<string[]>;
  readonly subjects: (shop: ShopSettings, customerIds: readonly string[], now: Date) => Promise<ContactSubject[]>;
  readonly wordings: (shopId: string) => Promise<Wordings>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

const FIRST = 5;

const previewOne = (subjects: readonly ContactSubject[], scope: PlanScope): PolicyPreview => {
  const { shop, open, now } = scope;
  const decisions = subjects.map((subject) => decidePlan({ ...subject, planned: undefined }, scope));
  const planned = decisions.flatMap((decision) => (decision.kind === "plan" ? [decision] : []));
  const soon = planned.filter(({ effectiveAt }) => effectiveAt !== undefined && effectiveAt <= plus(now, HORIZON));
  const sorted = [...soon].sort((a, b) => (a.effectiveAt?.getTime() ?? 0) - (b.effectiveAt?.getTime() ?? 0));
  return {
    policyId: shop.policyId,
    customers: subjects.length,
    contacts: soon.length,
    deferred: soon.filter(({ gate: { verdict } }) => verdict === "defer").length,
    denied: planned.filter(({ effectiveAt }) => effectiveAt === undefined).length,
    first: sorted.slice(0, FIRST).map(({ subject, orderNames, proposal, effectiveAt }) => ({
      caseId: subject.caseId,
      customerName: nameOf(subject, open),
      orderNames: orderNames.join(", "),
      effectiveAt: effectiveAt ?? now,
      timeZone: proposal.timeZone,
      templateId: proposal.templateId,
    })),
  };
};

/** Whom each policy would contact in the next two weeks, by the same planner and gate that run live; nothing is saved. */
export const previewPolicies = async (deps: PreviewDeps, shop: ShopSettings): Promise<PolicyPreview[]> => {
  const now = deps.now();
  const customerIds = (await deps.openCaseCustomers(shop.id)).slice(0, MAX_CUSTOMERS);
  const [subjects, wordings] = await Promise.all([deps.subjects(shop, customerIds, now), deps.wordings(shop.id)]);
  return policySchema.options.map((policyId) => {
    const asIf = { ...shop, policyId, setupDoneAt: shop.setupDoneAt ?? now, stoppedAt: null, reclassifyId: null };
    return previewOne(subjects, { shop: asIf, wordings, gate: deps.gateFor(shop), open: deps.open, now });
  });
};
