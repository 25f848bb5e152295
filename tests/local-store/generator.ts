import { DAY_MS, days, minus, plus } from "~/domain/shared/duration";
import { seededRandom, type Random } from "~/domain/shared/random";
import { cancelOrder, payOrder, payUpTo, refundOrder } from "./acts";
import { disputeOrder } from "./acts-disputes";
import { openReturnOf } from "./acts-goods";
import type { OrderKind } from "./control-types";
import type { Core } from "./core";
import { outstandingOf, receivedOf } from "./order-money";
import { BNPL_PROVIDERS, createOrder, CREDIT_DAYS, INSTALMENT_GAP_DAYS, type NewOrder } from "./orders";
import { characterOf, inHardTimes, inventCustomer, pick, type Character } from "./people";
import type { StoreOrder } from "./types";

const HISTORY_DAYS = 425;
const FUTURE_DAYS = 60;
const HARD_TIMES_DAYS = 80;
/** Below 1: the shop sells more now than it did a year ago. */
const GROWTH = 0.75;
const MEAN_AMOUNT_MINOR = 13_500;
const SIGMA = 0.6;

type Act = { readonly at: Date; readonly run: (core: Core, order: StoreOrder, at: Date) => void };
type Plan = { readonly order: NewOrder; readonly acts: readonly Act[] };

const ITEMS = ["Linen shirt", "Desk lamp", "Running shoes", "Coffee grinder", "Backpack", "Wool blanket", "Headphones"];

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Log-normal with the mean 135: most orders are small, a few are large. */
const amountOf = (random: Random): number => {
  const mu = Math.log(MEAN_AMOUNT_MINOR) - (SIGMA * SIGMA) / 2;
  return Math.max(1_000, Math.round(Math.exp(mu + SIGMA * normal(random))));
};

const kindOf = (random: Random, character: Character, wholesale: boolean): OrderKind => {
  if (!character.usesCredit || random() < 0.2) {
    return pick<OrderKind>(random, [
      [70, "card"],
      [18, "third_party_bnpl"],
      [12, "bank_transfer"],
    ]);
  }
  return pick<OrderKind>(random, [
    [70, "instalments"],
    [wholesale ? 90 : 14, "net30"],
    [16, "deposit"],
  ]);
};

/** Days after the due date; negative is early, null is never. */
const lateness = (random: Random, character: Character): number => {
  if (random() >= character.lateRate) return random() < 0.3 ? -random() * 2 : random() * 0.4;
  return 0.5 + random() * random() * character.lateDays + (random() < 0.3 ? character.lateDays / 2 : 0);
};

const dueDays = (kind: OrderKind): readonly number[] => {
  if (kind === "instalments") return [1, 2, 3].map((n) => n * INSTALMENT_GAP_DAYS);
  return kind === "net30" || kind === "deposit" ? [CREDIT_DAYS] : [];
};

const repayments = (random: Random, character: Character, order: NewOrder): Act[] => {
  const acts: Act[] = [];
  const offset = order.kind === "net30" ? 0 : 1;
  // Who stops paying stops at some instalment and pays none after it.
  const stopsAt = random() < character.neverRate ? Math.floor(random() * dueDays(order.kind).length) : Infinity;
  for (const [index, dueDay] of dueDays(order.kind).entries()) {
    const late = lateness(random, character);
    if (index >= stopsAt) break;
    acts.push({
      at: plus(order.at, days(dueDay + late)),
      run: (core, placed, at) => payUpTo(core, placed, index + offset, at),
    });
  }
  if (order.kind === "bank_transfer" && random() >= character.neverRate + 0.02) {
    acts.push({ at: plus(order.at, days(0.5 + random() * 5)), run: (core, placed, at) => payOrder(core, placed, at) });
  }
  return acts;
};

const afterDays = (order: NewOrder, atLeast: number, random: Random) => plus(order.at, days(atLeast + random() * 12));

const mishaps = (random: Random, order: NewOrder): Act[] => {
  const roll = random();
  const credit = dueDays(order.kind).length > 0;
  if (roll < 0.02) return [{ at: afterDays(order, 0.2, random), run: cancelOrder }];
  if (roll < 0.05) {
    const part = random() < 0.5 ? undefined : Math.round(order.amountMinor / 5);
    const run: Act["run"] = (core, placed, at) => {
      // Goods that were never paid go back without a refund of a part.
      if (part === undefined || receivedOf(placed) > 0) refundOrder(core, placed, at, part);
    };
    return [{ at: afterDays(order, 4, random), run }];
  }
  if (roll < 0.065) return [{ at: afterDays(order, 3, random), run: openReturnOf }];
  if (credit && roll < 0.072) return [{ at: afterDays(order, 8, random), run: disputeOrder }];
  return [];
};

const planOrder = (random: Random, character: Character, customerId: number, at: Date, wholesale: boolean): Plan => {
  const title = ITEMS[Math.floor(random() * ITEMS.length)] ?? "Gift box";
  const order: NewOrder = {
    customerId,
    at,
    kind: kindOf(random, character, wholesale),
    amountMinor: amountOf(random),
    test: random() < 0.008,
    discounted: random() < 0.15,
    provider: BNPL_PROVIDERS[Math.floor(random() * BNPL_PROVIDERS.length)] ?? "Klarna",
    items: [{ title, quantity: 1 + Math.floor(random() * 3) }],
  };
  return { order, acts: [...repayments(random, character, order), ...mishaps(random, order)] };
};

/** Orders of one customer over the whole period. */
const planCustomer = (core: Core, n: number, plans: Plan[]): void => {
  const { seed, startAt } = core.options;
  const random = seededRandom(`${seed}/orders/${n}`);
  const character = characterOf(seed, n);
  const from = minus(startAt, days(HISTORY_DAYS)).getTime();
  const count = core.options.history === false ? 0 : 1 + Math.floor(-Math.log(1 - random()) * (character.appetite - 1));
  const moments = Array.from(
    { length: count },
    () => from + random() ** GROWTH * (HISTORY_DAYS + FUTURE_DAYS) * DAY_MS,
  );
  moments.sort((a, b) => a - b);
  const joined = Math.min(moments[0] ?? from + random() * HISTORY_DAYS * DAY_MS, startAt.getTime() - DAY_MS);
  const customer = inventCustomer(seed, n, core.nextId("customer"), new Date(joined));
  core.addCustomer(customer);
  const wholesale = customer.tags.includes("wholesale");
  const hardFrom = minus(startAt, days(HARD_TIMES_DAYS)).getTime();
  for (const at of moments) {
    const hard = at >= hardFrom && at <= startAt.getTime();
    plans.push(planOrder(random, hard ? inHardTimes(character) : character, customer.id, new Date(at), wholesale));
  }
};

/** What already happened is done at once, the rest is planned. */
const schedule = (core: Core, order: StoreOrder, acts: readonly Act[], upTo: Date): void => {
  for (const act of [...acts].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (act.at <= upTo) act.run(core, order, act.at);
    else core.events.plan(act.at, () => act.run(core, order, core.now()));
  }
};

const carryOut = (core: Core, plan: Plan): void => {
  const { startAt } = core.options;
  if (plan.order.at <= startAt) {
    schedule(core, createOrder(core, plan.order), plan.acts, startAt);
    return;
  }
  core.events.plan(plan.order.at, () => {
    const order = createOrder(core, { ...plan.order, at: core.now() });
    schedule(core, order, plan.acts, core.now());
  });
};

/** Fills the store with invented customers and fourteen months of their orders; the same seed makes the same store. */
export const generate = (core: Core): void => {
  const plans: Plan[] = [];
  for (let n = 1; n <= core.options.customers; n++) planCustomer(core, n, plans);
  plans.sort((a, b) => a.order.at.getTime() - b.order.at.getTime());
  for (const plan of plans) carryOut(core, plan);
};

/** Orders are so many times larger when times change, */
const LARGER = 8;
/** and come in bursts, as after an advertisement. */
const BURSTS_A_DAY = 4;

/**
 * Times change from now on: so many orders are placed within the next days, by anybody, on credit, much larger than
 * before, and mostly paid late. What was learned from the past holds no longer.
 */
export const changeBehaviour = (core: Core, forDays: number, count: number): void => {
  const random = seededRandom(`${core.options.seed}/changed/${core.now().getTime()}`);
  const ids = [...core.state.customers.keys()].sort((a, b) => a - b);
  const careless: Character = { lateRate: 0.9, lateDays: 30, neverRate: 0.3, usesCredit: true, appetite: 1 };
  for (let i = 0; i < count; i++) {
    const customerId = ids[Math.floor(random() * ids.length)];
    if (customerId === undefined) return;
    const at = plus(core.now(), days((1 + Math.floor(random() * forDays * BURSTS_A_DAY)) / BURSTS_A_DAY));
    const order: NewOrder = {
      customerId,
      at,
      kind: "instalments",
      amountMinor: amountOf(random) * LARGER,
      test: false,
      discounted: false,
      provider: "Klarna",
      items: [{ title: "Sofa", quantity: 1 }],
    };
    carryOut(core, { order, acts: repayments(random, careless, order) });
  }
};

const REMINDER_SUCCESS = 0.6;
const REACTION_DAYS = 4;

/**
 * What a mail does: a customer who is late pays within four days with probability 0.6, decided by the seed, the
 * customer and how many mails there were. Orders placed by hand are left to whoever placed them.
 */
export const reactToMail = (core: Core): ((to: string) => void) => {
  const counts = new Map<number, number>();
  const lateOf = (customerId: number) => {
    const now = core.now();
    return core.ordersOf(customerId).filter((order) => {
      if (core.manualOrders.has(order.id) || order.disputes.length > 0 || outstandingOf(order) <= 0) return false;
      return order.terms?.schedules.some((one) => one.balanceMinor > 0 && one.dueAt <= now) ?? false;
    });
  };
  return (to) => {
    const customer = core.customerByEmail(to);
    if (!customer || lateOf(customer.id).length === 0) return;
    const count = (counts.get(customer.id) ?? 0) + 1;
    counts.set(customer.id, count);
    const random = seededRandom(`${core.options.seed}/mail/${customer.id}/${count}`);
    if (random() >= REMINDER_SUCCESS) return;
    core.events.plan(plus(core.now(), days(random() * REACTION_DAYS)), () => {
      for (const order of lateOf(customer.id)) {
        const schedules = order.terms?.schedules ?? [];
        const index = schedules.findLastIndex((one) => one.balanceMinor > 0 && one.dueAt <= core.now());
        payUpTo(core, order, index, core.now());
      }
    });
  };
};
