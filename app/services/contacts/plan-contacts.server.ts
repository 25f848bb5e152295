import type { NoContactReason, PlanDecision } from "~/contracts/contact-plans";
import type { ContactSubject } from "~/contracts/contact-subject";
import { isActive, type ShopSettings } from "~/contracts/shop";
import type { Gate, Verdict } from "~/domain/compliance/types";
import type { Wordings } from "~/domain/messages/wordings/wordings";
import { templateLocale } from "~/domain/messages/templates/registry";
import { planNextContact } from "~/domain/schedule/plan-next";
import type { ContactProposal } from "~/domain/schedule/types";
import { caseFacts, contactFacts, gateRecord } from "./facts.server";

export type PlanTransaction = {
  readonly subjects: (shop: ShopSettings, customerIds: readonly string[], now: Date) => Promise<ContactSubject[]>;
  readonly save: (shop: ShopSettings, decisions: readonly PlanDecision[], now: Date) => Promise<void>;
};

export type PlanDeps = {
  readonly shop: (shopId: string) => Promise<ShopSettings>;
  readonly plans: { readonly transaction: <T>(work: (tx: PlanTransaction) => Promise<T>) => Promise<T> };
  /** Read once for all customers of a call. */
  readonly wordings: (shopId: string) => Promise<Wordings>;
  readonly gateFor: (shop: ShopSettings) => Gate;
  readonly open: (sealed: string) => string;
  readonly now: () => Date;
};

const effectiveAt = (proposal: ContactProposal, verdict: Verdict): Date | undefined =>
  verdict.verdict === "allow" ? proposal.nominalAt : verdict.verdict === "defer" ? verdict.nextAllowedAt : undefined;

/** "As soon as possible" moves with the clock: a contact that is due already is not planned anew for a later now. */
const isSameMoment = (planned: Date, at: Date, now: Date): boolean =>
  planned.getTime() === at.getTime() || (planned <= now && at <= now);

const isSame = (subject: ContactSubject, proposal: ContactProposal, at: Date | undefined, now: Date): boolean => {
  const planned = subject.planned;
  return (
    planned !== undefined &&
    at !== undefined &&
    planned.anchorInstalmentId === proposal.anchorInstalmentId &&
    planned.stepId === proposal.stepId &&
    planned.instalmentIds.join() === proposal.instalmentIds.join() &&
    isSameMoment(planned.effectiveAt, at, now)
  );
};

/** What keeps the shop from writing to the customer at all, before any plan. */
const obstacleOf = (subject: ContactSubject, shop: ShopSettings): NoContactReason | undefined => {
  if (!isActive(shop)) return shop.reclassifyId === null ? "not_active" : "reclassifying";
  if (subject.emailEnc === null) return "no_address";
  return subject.emailBouncedAt === null ? undefined : "address_bounced";
};

/** What is the same for all customers of a shop at a moment. */
export type PlanScope = {
  readonly shop: ShopSettings;
  readonly wordings: Wordings;
  readonly gate: Gate;
  readonly open: (sealed: string) => string;
  readonly now: Date;
};

/** Decides the next contact with one customer, or that there is none; pure but for its arguments. */
export const decidePlan = (subject: ContactSubject, { shop, wordings, gate, open, now }: PlanScope): PlanDecision => {
  const obstacle = obstacleOf(subject, shop);
  if (obstacle !== undefined) return { subject, kind: "none", reason: obstacle };
  const facts = caseFacts(subject, shop, now);
  const plan = planNextContact(facts);
  if (plan.kind === "none") return { subject, kind: "none", reason: plan.reason };
  const { proposal } = plan;
  const covered = subject.instalments.filter(({ id }) => proposal.instalmentIds.includes(id));
  const verdict = gate(
    contactFacts(
      subject,
      shop,
      {
        channel: proposal.channel,
        reminder: { templateId: proposal.templateId, wordings },
        covered,
        now: proposal.nominalAt,
      },
      open,
    ),
  );
  const at = effectiveAt(proposal, verdict);
  if (at !== undefined && isSame(subject, proposal, at, now)) return { subject, kind: "keep", effectiveAt: at };
  return {
    subject,
    kind: "plan",
    proposal,
    policyVersion: facts.strategy.version,
    locale: templateLocale(subject.locale),
    orderNames: [...new Set(covered.map(({ orderName }) => orderName))],
    gate: gateRecord(verdict, proposal.nominalAt),
    effectiveAt: at,
  };
};

/**
 * Plans the one next contact of each customer, superseding what was planned before unless it is the same. Reading,
 * deciding and writing are one transaction, so that a payment cannot slip in between.
 */
export const planContacts = async (deps: PlanDeps, shopId: string, customerIds: readonly string[]): Promise<void> => {
  const shop = await deps.shop(shopId);
  const wordings = await deps.wordings(shopId);
  const now = deps.now();
  const scope: PlanScope = { shop, wordings, gate: deps.gateFor(shop), open: deps.open, now };
  await deps.plans.transaction(async (tx) => {
    const subjects = await tx.subjects(shop, customerIds, now);
    await tx.save(shop, subjects.map((subject) => decidePlan(subject, scope)), now); // prettier-ignore
  });
};
