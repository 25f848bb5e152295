import { days, minus } from "~/domain/shared/duration";
import { sortValue, type Core, type OrderSortKey } from "../core";
import { financialStatusOf } from "../order-money";
import type { StoreCustomer, StoreOrder } from "../types";
import { connection, type ConnectionArgs } from "./connection";
import { gid, parseGid } from "./format";
import { draftView } from "./draft-view";
import { deleteMetafields, setMetafields, type Identifier, type Input } from "./metafields";
import { customerView, orderView, scheduleView, termsView } from "./order-view";
import { createSubscription, listSubscriptions } from "./subscriptions";
import { searchFilter, type FilterFields } from "./search";

/** How long back an app sees orders without read_all_orders. */
const ORDER_HISTORY_DAYS = 60;

const statusOf = (order: StoreOrder) => (order.cancelledAt ? ["cancelled", "any"] : ["open", "any"]);

const ORDER_FILTERS: FilterFields<StoreOrder> = {
  id: (order) => order.id,
  name: (order) => order.name,
  created_at: (order) => order.createdAt.getTime(),
  processed_at: (order) => order.createdAt.getTime(),
  updated_at: (order) => order.updatedAt.getTime(),
  financial_status: (order) => financialStatusOf(order).toLowerCase(),
  fulfillment_status: (order) => order.fulfillmentStatus.toLowerCase(),
  status: statusOf,
  test: (order) => String(order.test),
  customer_id: (order) => order.customerId,
  gateway: (order) => order.gateways,
};

const CUSTOMER_FILTERS: FilterFields<StoreCustomer> = {
  id: (customer) => customer.id,
  created_at: (customer) => customer.createdAt.getTime(),
  customer_date: (customer) => customer.createdAt.getTime(),
  updated_at: (customer) => customer.updatedAt.getTime(),
  email: (customer) => customer.email,
  tag: (customer) => customer.tags,
};

const isOrderSortKey = (key: string): key is OrderSortKey =>
  key === "ID" || key === "CREATED_AT" || key === "UPDATED_AT" || key === "PROCESSED_AT";

/** Bulk operations, as queries and mutations reach them. */
export type BulkFields = {
  readonly find: (id: string) => object | null;
  readonly latest: () => object | null;
  readonly list: (args: ConnectionArgs) => object;
  readonly run: (query: string, isGrouped: boolean) => object;
  readonly cancel: (id: string) => object;
};

export type RootContext = { readonly core: Core; readonly scopes: readonly string[]; readonly bulk: BulkFields };

const orderKey = (args: ConnectionArgs): OrderSortKey => {
  const key = args.sortKey ?? "PROCESSED_AT";
  return isOrderSortKey(key) ? key : "ID";
};

/** The orders a query means, in its order. */
export const selectOrders = ({ core, scopes }: RootContext, args: ConnectionArgs): readonly StoreOrder[] => {
  const since = scopes.includes("read_all_orders") ? null : minus(core.now(), days(ORDER_HISTORY_DAYS));
  const matches = searchFilter(args.query, ORDER_FILTERS);
  const orders = core.ordersSorted(orderKey(args));
  if (!since && !matches) return orders;
  return orders.filter((order) => (!since || order.createdAt >= since) && (!matches || matches(order)));
};

const customerValue = (key: string | null | undefined, customer: StoreCustomer): number => {
  if (key === "CREATED_AT") return customer.createdAt.getTime();
  return key === "UPDATED_AT" ? customer.updatedAt.getTime() : customer.id;
};

/** The customers a query means, in its order. */
export const selectCustomers = ({ core }: RootContext, args: ConnectionArgs): readonly StoreCustomer[] => {
  const matches = searchFilter(args.query, CUSTOMER_FILTERS);
  const found = [...core.state.customers.values()].filter((customer) => !matches || matches(customer));
  const value = (customer: StoreCustomer) => customerValue(args.sortKey, customer);
  return found.sort((a, b) => value(a) - value(b) || a.id - b.id);
};

const shopView = (core: Core) => ({
  id: "gid://shopify/Shop/1",
  name: core.state.name,
  myshopifyDomain: core.state.shop,
  email: "merchant@example.com",
  contactEmail: "merchant@example.com",
  currencyCode: core.state.currency,
  ianaTimezone: core.state.timeZone,
  url: core.url,
  billingAddress: {
    countryCodeV2: core.state.country,
    province: core.state.country === "US" ? "New York" : null,
    provinceCode: core.state.country === "US" ? "NY" : null,
  },
  primaryDomain: { id: "gid://shopify/Domain/1", host: core.state.shop, url: core.url, sslEnabled: false },
  plan: { displayName: "Development", partnerDevelopment: true, shopifyPlus: false },
});

const TEMPLATES = [
  { id: 1, name: "Due on receipt", paymentTermsType: "RECEIPT", dueInDays: null },
  { id: 2, name: "Due on fulfillment", paymentTermsType: "FULFILLMENT", dueInDays: null },
  { id: 4, name: "Net 30", paymentTermsType: "NET", dueInDays: 30 },
  { id: 7, name: "Fixed", paymentTermsType: "FIXED", dueInDays: null },
].map((one) => ({
  ...one,
  id: `gid://shopify/PaymentTermsTemplate/${String(one.id)}`,
  description: one.name,
  translatedName: one.name,
}));

const visibleOrder = (context: RootContext, order: StoreOrder | undefined): object | null => {
  if (!order) return null;
  const limit = minus(context.core.now(), days(ORDER_HISTORY_DAYS));
  if (!context.scopes.includes("read_all_orders") && order.createdAt < limit) return null;
  return orderView(context.core, order);
};

const viewIf = <T>(found: T | undefined, view: (found: T) => object | null): object | null =>
  found === undefined ? null : view(found);

type Finder = (context: RootContext, id: number) => object | null;

const FINDERS: Readonly<Record<string, Finder>> = {
  Order: (context, id) => visibleOrder(context, context.core.state.orders.get(id)),
  Customer: ({ core }, id) => viewIf(core.state.customers.get(id), (customer) => customerView(core, customer)),
  DraftOrder: ({ core }, id) => viewIf(core.state.drafts.get(id), (draft) => draftView(core, draft)),
  PaymentTerms: ({ core }, id) => viewIf(core.orderOfTerms(id), (order) => termsView(core, order)),
  PaymentSchedule: ({ core }, id) =>
    viewIf(core.scheduleById(id), ({ order, schedule }) => scheduleView(core, order, schedule)),
  BulkOperation: ({ bulk }, id) => bulk.find(gid("BulkOperation", id)),
};

/** Anything with an identifier that the store knows. */
const nodeOf = (context: RootContext, value: unknown): object | null => {
  const id = parseGid(value);
  // An error among the results becomes an error of its place alone.
  if (id?.type === "Order" && context.core.failing.has(id.id)) return new Error("Internal error");
  return id ? (FINDERS[id.type]?.(context, id.id) ?? null) : null;
};

const ofType = (context: RootContext, type: string, id: unknown) =>
  parseGid(id)?.type === type ? nodeOf(context, id) : null;

/** Root fields of queries and mutations for the default resolver. */
export const rootFields = (context: RootContext): object => {
  const { core, bulk } = context;
  return {
    shop: () => shopView(core),
    node: ({ id }: { id: unknown }) => nodeOf(context, id),
    nodes: ({ ids }: { ids: readonly unknown[] }) => ids.map((id) => nodeOf(context, id)),
    order: ({ id }: { id: unknown }) => ofType(context, "Order", id),
    customer: ({ id }: { id: unknown }) => ofType(context, "Customer", id),
    draftOrder: ({ id }: { id: unknown }) => ofType(context, "DraftOrder", id),
    orders: (args: ConnectionArgs) => {
      const key = orderKey(args);
      return connection(
        {
          items: selectOrders(context, args),
          idOf: (order) => order.id,
          valueOf: (order) => sortValue(key, order),
          view: (order) => orderView(core, order),
        },
        args,
      );
    },
    customers: (args: ConnectionArgs) =>
      connection(
        {
          items: selectCustomers(context, args),
          idOf: (customer) => customer.id,
          valueOf: (customer) => customerValue(args.sortKey, customer),
          view: (customer) => customerView(core, customer),
        },
        args,
      ),
    ordersCount: (args: ConnectionArgs) => ({ count: selectOrders(context, args).length, precision: "EXACT" }),
    customersCount: (args: ConnectionArgs) => ({ count: selectCustomers(context, args).length, precision: "EXACT" }),
    paymentTermsTemplates: TEMPLATES,
    shopLocales: [
      { locale: "en", name: "English", primary: true, published: true },
      { locale: "zh-CN", name: "Chinese (Simplified)", primary: false, published: true },
    ],
    currentAppInstallation: {
      id: "gid://shopify/AppInstallation/1",
      accessScopes: context.scopes.map((handle) => ({ handle, description: handle })),
    },
    metafieldsSet: ({ metafields }: { metafields: readonly Input[] }) =>
      setMetafields(core, context.scopes, metafields),
    metafieldsDelete: ({ metafields }: { metafields: readonly Identifier[] }) =>
      deleteMetafields(core, context.scopes, metafields),
    webhookSubscriptions: (args: ConnectionArgs) => listSubscriptions(core, args),
    webhookSubscriptionCreate: (args: Parameters<typeof createSubscription>[1]) => createSubscription(core, args),
    bulkOperation: ({ id }: { id: unknown }) => bulk.find(String(id)),
    bulkOperations: (args: ConnectionArgs) => bulk.list(args),
    currentBulkOperation: () => bulk.latest(),
    bulkOperationRunQuery: ({ query, groupObjects }: { query: string; groupObjects: boolean }) =>
      bulk.run(query, groupObjects),
    bulkOperationCancel: ({ id }: { id: unknown }) => bulk.cancel(String(id)),
  };
};
