import { EventQueue } from "./event-queue";
import { DEFAULT_SCOPES } from "./scopes";
import type { LocalStoreOptions, StoreCustomer, StoreOrder, StoreSchedule, StoreState, StoreStats } from "./types";

/** Where an act leaves its webhook; the payload is only made when somebody is subscribed. */
export type Emit = (topic: string, payload: () => unknown) => void;

export type OrderSortKey = "ID" | "CREATED_AT" | "UPDATED_AT" | "PROCESSED_AT";

/** First identifiers; far apart so that a wrong kind of identifier never finds anything. */
const FIRST_ID = {
  customer: 7_100_000_000_001,
  order: 5_500_000_000_001,
  terms: 3_300_000_000_001,
  schedule: 2_200_000_000_001,
  transaction: 6_600_000_000_001,
  dispute: 9_900_000_001,
  refund: 8_800_000_000_001,
  agreement: 1_100_000_000_001,
  draft: 1_200_000_000_001,
  company: 1_300_000_001,
  location: 1_400_000_001,
  contact: 1_500_000_001,
  bulk: 4_400_000_000_001,
  subscription: 1_600_000_001,
} as const;
export type IdKind = keyof typeof FIRST_ID;

/** A topic that the app asked to be told of, beside those of its configuration. */
export type Subscription = {
  readonly id: number;
  /** As GraphQL calls it, and as the webhook does. */
  readonly name: string;
  readonly topic: string;
  readonly uri: string;
  readonly at: Date;
};

/** How Shopify fails over an order: naming the node it could not answer, or answering nothing at all. */
export type OrderFault = "node" | "answer";

const SORT_VALUE: Readonly<Record<OrderSortKey, (order: StoreOrder) => number>> = {
  ID: (order) => order.id,
  CREATED_AT: (order) => order.createdAt.getTime(),
  PROCESSED_AT: (order) => order.createdAt.getTime(),
  UPDATED_AT: (order) => order.updatedAt.getTime(),
};

/** The shop's data with its indexes, the planned events and the numbering: what all parts of the store share. */
export class Core {
  readonly events = new EventQueue();
  readonly stats: StoreStats = {
    tokenExchanges: 0,
    refreshes: 0,
    graphqlRequests: 0,
    throttled: 0,
    webhooksDelivered: 0,
    webhooksFailed: 0,
    webhooksLost: 0,
    apiFaults: 0,
  };
  /** Orders placed by hand are paid by hand only: the invented customers leave them alone. */
  readonly manualOrders = new Set<number>();
  /** What the shop grants the app. */
  scopes: readonly string[];
  readonly subscriptions = new Map<number, Subscription>();
  /** Orders over which every answer fails. */
  readonly failing = new Map<number, OrderFault>();
  now: () => Date;
  emit: Emit = () => undefined;
  private readonly ids = new Map<IdKind, number>();
  private readonly byCustomer = new Map<number, StoreOrder[]>();
  private readonly bySchedule = new Map<number, StoreOrder>();
  private readonly byTerms = new Map<number, StoreOrder>();
  private readonly byEmail = new Map<string, StoreCustomer>();
  private readonly sorted = new Map<OrderSortKey, StoreOrder[]>();

  readonly options: LocalStoreOptions;
  readonly state: StoreState;
  readonly url: string;

  constructor(options: LocalStoreOptions, state: StoreState, url: string) {
    this.options = options;
    this.state = state;
    this.url = url;
    this.scopes = options.scopes ?? DEFAULT_SCOPES;

    this.now = () => options.startAt;
  }

  nextId(kind: IdKind): number {
    const id = this.ids.get(kind) ?? FIRST_ID[kind];
    this.ids.set(kind, id + 1);
    return id;
  }

  addCustomer(customer: StoreCustomer): void {
    this.state.customers.set(customer.id, customer);
    this.byEmail.set(customer.email.toLowerCase(), customer);
  }

  addOrder(order: StoreOrder): void {
    this.state.orders.set(order.id, order);
    this.indexCustomer(order);
    this.indexTerms(order);
    this.sorted.clear();
  }

  /** Terms and schedules that an order got after it was placed are found by their ids too. */
  indexTerms(order: StoreOrder): void {
    if (!order.terms) return;
    this.byTerms.set(order.terms.id, order);
    for (const schedule of order.terms.schedules) this.bySchedule.set(schedule.id, order);
  }

  /** Gives an order to another customer. */
  moveOrder(order: StoreOrder, customerId: number): void {
    const left = this.byCustomer.get(order.customerId ?? 0)?.filter((one) => one !== order) ?? [];
    this.byCustomer.set(order.customerId ?? 0, left);
    order.customerId = customerId;
    this.indexCustomer(order);
  }

  removeCustomer(customer: StoreCustomer): void {
    this.state.customers.delete(customer.id);
    this.byCustomer.delete(customer.id);
    this.byEmail.delete(customer.email.toLowerCase());
  }

  /** Every change of an order passes here, so that a query sorted or filtered by the update sees it. */
  touch(order: StoreOrder, at: Date): void {
    if (at > order.updatedAt) order.updatedAt = at;
    this.sorted.delete("UPDATED_AT");
  }

  ordersOf(customerId: number): readonly StoreOrder[] {
    return this.byCustomer.get(customerId) ?? [];
  }

  customerByEmail(email: string): StoreCustomer | undefined {
    return this.byEmail.get(email.toLowerCase());
  }

  customerOf(order: StoreOrder): StoreCustomer | undefined {
    return order.customerId === null ? undefined : this.state.customers.get(order.customerId);
  }

  orderOfTerms(termsId: number): StoreOrder | undefined {
    const order = this.byTerms.get(termsId);
    return order?.terms?.id === termsId ? order : undefined;
  }

  scheduleById(id: number): { order: StoreOrder; schedule: StoreSchedule } | undefined {
    const order = this.bySchedule.get(id);
    const schedule = order?.terms?.schedules.find((one) => one.id === id);
    return order && schedule ? { order, schedule } : undefined;
  }

  private indexCustomer(order: StoreOrder): void {
    if (order.customerId === null) return;
    const orders = this.byCustomer.get(order.customerId);
    if (orders) orders.push(order);
    else this.byCustomer.set(order.customerId, [order]);
    // The last order of a customer is the one placed last, also where it came from somebody else.
    orders?.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  }

  /** Sorted when first asked for after a change. */
  ordersSorted(key: OrderSortKey): readonly StoreOrder[] {
    const known = this.sorted.get(key);
    if (known) return known;
    const value = SORT_VALUE[key];
    const orders = [...this.state.orders.values()].sort((a, b) => value(a) - value(b) || a.id - b.id);
    this.sorted.set(key, orders);
    return orders;
  }
}

/** The value an order is sorted by, for cursors. */
export const sortValue = (key: OrderSortKey, order: StoreOrder): number => SORT_VALUE[key](order);
