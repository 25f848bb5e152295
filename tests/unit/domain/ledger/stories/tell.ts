import type { OrderFacts, ScheduleFacts } from "~/domain/ledger/types";
import { exponentOf } from "~/domain/shared/money";
import { order, schedule, terms, transaction } from "~tests/factories/order";
import type { Day, Happening, Story } from "./story";

export const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);
export const minorIn = (story: Story, amount: number): number =>
  Math.round(amount * 10 ** exponentOf(story.currency ?? "USD"));

/** The order as Shopify shows it, and which instalment each payment named. */
type Told = { readonly order: OrderFacts; readonly towards: ReadonlyMap<string, number | undefined> };

const received = ({ transactions }: OrderFacts): number =>
  transactions.reduce((sum, { kind, amountMinor }) => sum + (kind === "REFUND" ? -amountMinor : amountMinor), 0);

/** Shopify's balance on each schedule: a payment lowers the one it names, or else the oldest that are open. */
const withBalances = ({ order: told, towards }: Told): readonly ScheduleFacts[] => {
  const schedules = (told.paymentTerms?.schedules ?? []).map((one) => ({ ...one, balanceMinor: one.amountMinor }));
  for (const { id, kind, amountMinor } of told.transactions) {
    if (kind === "REFUND") continue;
    const named = towards.get(id);
    let rest = amountMinor;
    for (const one of named === undefined ? schedules : schedules.slice(named - 1, named)) {
      const part = Math.min(rest, one.balanceMinor);
      one.balanceMinor -= part;
      rest -= part;
    }
  }
  return schedules;
};

/** Sums that follow from the rest of the order, as of the moment at which Shopify tells of it. */
const settled = (told: Told, updatedAt: Date): Told => {
  const { order: facts } = told;
  const paymentTerms = facts.paymentTerms && { ...facts.paymentTerms, schedules: withBalances(told) };
  return {
    ...told,
    order: { ...facts, updatedAt, paymentTerms, outstandingMinor: facts.totalMinor - received(facts) },
  };
};

const placedState = (story: Story): Told => {
  const { on, total, instalments, terms: type = "NET" } = story.placed;
  const totalMinor = minorIn(story, total);
  const schedules = instalments.map(({ due, amount }, i) =>
    schedule(i + 1, due && noon(due).toISOString(), { amountMinor: minorIn(story, amount) }),
  );
  const facts = order({
    createdAt: noon(on),
    processedAt: noon(on),
    currency: story.currency ?? "USD",
    placedMinor: totalMinor,
    totalMinor,
    gateways: [],
    edits: [],
    paymentTerms: terms(type, schedules),
  });
  return settled({ order: facts, towards: new Map() }, noon(on));
};

const withSchedules = (facts: OrderFacts, schedules: readonly ScheduleFacts[]): OrderFacts => ({
  ...facts,
  paymentTerms: facts.paymentTerms && { ...facts.paymentTerms, schedules },
});

/** An edit also changes what is planned for the last instalment, as Shopify does. */
const edited = (facts: OrderFacts, n: number, at: Date, amountMinor: number): OrderFacts => ({
  ...withSchedules(
    facts,
    (facts.paymentTerms?.schedules ?? []).map((one, i, all) =>
      i === all.length - 1 ? { ...one, amountMinor: one.amountMinor + amountMinor } : one,
    ),
  ),
  totalMinor: facts.totalMinor + amountMinor,
  edits: [...(facts.edits ?? []), { id: `gid://shopify/OrderEditAgreement/${String(n)}`, at, amountMinor }],
});

/** Something given back: `moneyMinor` moved, and the total shrank by `worthMinor`. */
const givenBack = (facts: OrderFacts, n: number, at: Date, moneyMinor: number, worthMinor: number): OrderFacts => ({
  ...facts,
  totalMinor: facts.totalMinor - worthMinor,
  refunds: [...facts.refunds, { id: `gid://shopify/Refund/${String(n)}`, at, amountMinor: moneyMinor }],
  transactions:
    moneyMinor === 0
      ? facts.transactions
      : [...facts.transactions, transaction(n, { kind: "REFUND", processedAt: at, amountMinor: moneyMinor })],
});

const dueOn = (facts: OrderFacts, due: readonly Day[]): OrderFacts =>
  withSchedules(
    facts,
    (facts.paymentTerms?.schedules ?? []).map((one, i) => ({ ...one, dueAt: due[i] ? noon(due[i]) : one.dueAt })),
  );

/** What one happening makes of the order; `n` numbers what Shopify would give an id. */
const after = (story: Story, { order: facts, towards }: Told, happening: Happening, n: number): Told => {
  const at = noon(happening.on);
  const minor = (amount: number): number => minorIn(story, amount);
  const changed = (next: OrderFacts): Told => ({ order: next, towards });
  switch (happening.what) {
    case "paid": {
      const payment = transaction(n, { processedAt: at, amountMinor: minor(happening.amount) });
      return {
        order: { ...facts, transactions: [...facts.transactions, payment] },
        towards: new Map([...towards, [payment.id, happening.towards]]),
      };
    }
    case "refunded":
      return changed(givenBack(facts, n, at, minor(happening.amount), 0));
    case "returned":
      return changed(givenBack(facts, n, at, minor(happening.moneyBack), minor(happening.amount)));
    case "edited":
      return changed(edited(facts, n, at, minor(happening.amount)));
    case "cancelled":
      return changed({ ...facts, cancelledAt: at, totalMinor: 0 });
    case "payment reversed":
      return changed({ ...facts, transactions: facts.transactions.slice(0, -1) });
    case "charged back": {
      const id = `gid://shopify/ShopifyPaymentsDispute/${String(n)}`;
      return changed({ ...facts, disputes: [{ id, initiatedAs: "CHARGEBACK", status: "NEEDS_RESPONSE" }] });
    }
    case "terms moved":
      return changed(dueOn(facts, happening.due));
    case "terms deleted":
      return changed({ ...facts, paymentTerms: null });
    default:
      return changed({ ...dueOn(facts, [happening.due]), fulfillmentStatus: "FULFILLED" });
  }
};

/** The states of the order, one when it was placed and one after each happening, in the order in which they became known. */
export const statesOf = (story: Story): OrderFacts[] => {
  let told = placedState(story);
  const states = [told.order];
  for (const [i, happening] of story.happenings.entries()) {
    told = settled(after(story, told, happening, i + 1), noon(happening.knownOn ?? happening.on));
    states.push(told.order);
  }
  return states;
};
