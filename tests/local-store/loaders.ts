import { z } from "zod";
import { DAY_MS, minus, days } from "~/domain/shared/duration";
import { parseMinor } from "~/domain/shared/money";
import { payOrder, payUpTo } from "./acts";
import type { Core } from "./core";
import { readCsv } from "./csv";
import { planDueNotices } from "./orders";
import type { StoreCustomer, StoreOrder, StoreSchedule } from "./types";

const HALF_DAY = 12;

/** A date without a time means noon, so that it is that day almost everywhere. */
const moment = z.string().transform((text, context) => {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T${HALF_DAY}:00:00Z` : text);
  if (!Number.isNaN(at.getTime())) return at;
  context.addIssue({ code: "custom", message: `"${text}" is not a date` });
  return z.NEVER;
});
const optionalText = z
  .string()
  .optional()
  .transform((text) => text || null);
const optionalMoment = z.union([z.literal("").transform(() => null), moment]);

const receivableSchema = z
  .object({
    customer_id: z.string().min(1),
    order_id: z.string().min(1),
    created_at: moment,
    due_at: moment,
    amount: z.string(),
    currency: z.string().regex(/^[A-Z]{3}$/, "is not a currency code"),
    paid_at: optionalMoment,
    disputed: z.string().transform((text) => /^(yes|true|1)$/i.test(text)),
    country: z.string().regex(/^[A-Z]{2}$/, "is not a country code"),
    paid_amount: optionalText,
    province: optionalText,
    time_zone: optionalText,
    locale: optionalText,
    email: optionalText,
    phone: optionalText,
    items: optionalText,
  })
  .transform((row, context) => {
    const amount = parseMinor(row.amount, row.currency);
    const paid = row.paid_amount === null ? amount : parseMinor(row.paid_amount, row.currency);
    if (amount.ok && paid.ok) return { ...row, amountMinor: amount.value, paidMinor: paid.value };
    const field = amount.ok ? "paid_amount" : "amount";
    context.addIssue({ code: "custom", path: [field], message: `"${row[field] ?? ""}" is not an amount` });
    return z.NEVER;
  });
type ReceivableRow = z.infer<typeof receivableSchema>;

const orderRowSchema = z.object({
  customer_id: z.string().min(1),
  order_id: z.string().min(1),
  created_at: z
    .string()
    .transform((text) => `${text.replace(" ", "T")}${text.length > 10 ? "Z" : ""}`)
    .pipe(moment),
  country: z.string(),
  units: z.coerce.number(),
  value_gbp: z.coerce.number(),
  cancelled: z.string().transform((text) => text === "1"),
});
type OrderRow = z.infer<typeof orderRowSchema>;

/** The two kinds of files, read and checked; null where none was named. */
export type Files = { readonly receivables: ReceivableRow[] | null; readonly orders: OrderRow[] | null };

export const readFiles = async (receivables: string | undefined, orders: string | undefined): Promise<Files> => ({
  receivables: receivables === undefined ? null : await readCsv(receivables, receivableSchema),
  orders: orders === undefined ? null : await readCsv(orders, orderRowSchema),
});

const COUNTRIES: Readonly<Record<string, string>> = {
  "United Kingdom": "GB", EIRE: "IE", Germany: "DE", France: "FR", Spain: "ES", Netherlands: "NL", Belgium: "BE",
  Switzerland: "CH", Portugal: "PT", Australia: "AU", Norway: "NO", Italy: "IT", Finland: "FI", Austria: "AT",
  Sweden: "SE", Denmark: "DK", Japan: "JP", Poland: "PL", USA: "US", Singapore: "SG", Canada: "CA", Israel: "IL",
}; // prettier-ignore

/** Whole days by which a file moves, so that its newest row falls on the day before the start. */
const shiftMs = (rows: readonly { readonly created_at: Date }[], startAt: Date): number => {
  const newest = rows.reduce((max, row) => Math.max(max, row.created_at.getTime()), 0);
  return Math.floor((minus(startAt, days(1)).getTime() - newest) / DAY_MS) * DAY_MS;
};

type Person = {
  readonly key: string;
  readonly country: string;
  readonly since: Date;
  readonly row?: ReceivableRow;
};

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const newCustomer = (core: Core, { key, country, since, row }: Person): StoreCustomer => {
  const customer: StoreCustomer = {
    id: core.nextId("customer"),
    displayName: `Customer ${key}`,
    email: row?.email ?? `customer-${slug(key)}@example.com`,
    phone: row?.phone ?? null,
    locale: row?.locale ?? (country === "CN" ? "zh-CN" : "en"),
    createdAt: since,
    updatedAt: since,
    address: { country, province: row?.province ?? null, zip: null },
    marketingState: "NOT_SUBSCRIBED",
    tags: [],
  };
  core.addCustomer(customer);
  return customer;
};

type CustomerOf = (person: Person) => StoreCustomer;

const customerBook = (core: Core): CustomerOf => {
  const known = new Map<string, StoreCustomer>();
  return (person) => {
    const customer = known.get(person.key) ?? newCustomer(core, person);
    known.set(person.key, customer);
    return customer;
  };
};

type Head = {
  readonly customer: StoreCustomer;
  readonly at: Date;
  readonly currency: string;
  readonly totalMinor: number;
};

const blankOrder = (core: Core, { customer, at, currency, totalMinor }: Head, quantity: number): StoreOrder => ({
  id: core.nextId("order"),
  name: `#${1001 + core.state.orders.size}`,
  customerId: customer.id,
  createdAt: at,
  updatedAt: at,
  cancelledAt: null,
  test: false,
  currency,
  presentment: null,
  company: null,
  totalMinor,
  placedMinor: totalMinor,
  fulfillmentStatus: "FULFILLED",
  parcels: ["DELIVERED"],
  returnStatus: "NO_RETURN",
  gateways: [],
  terms: null,
  transactions: [],
  refunds: [],
  agreements: [],
  disputes: [],
  items: [{ title: "Goods", quantity: Math.max(1, quantity) }],
  discounted: false,
  locale: customer.locale,
});

const repay = (core: Core, order: StoreOrder, row: ReceivableRow, index: number, shift: number): void => {
  if (row.paid_at === null || row.paidMinor <= 0) return;
  const at = new Date(row.paid_at.getTime() + shift);
  const whole = row.paidMinor >= row.amountMinor;
  const act = (when: Date) => (whole ? payUpTo(core, order, index, when) : payOrder(core, order, when, row.paidMinor));
  if (at <= core.options.startAt) act(at);
  else core.events.plan(at, () => act(core.now()));
};

const termsOf = (
  core: Core,
  rows: readonly ReceivableRow[],
  at: Date,
  shift: number,
): NonNullable<StoreOrder["terms"]> => {
  const single = rows.length === 1 ? rows[0] : undefined;
  const dueInDays = single ? Math.round((single.due_at.getTime() - single.created_at.getTime()) / DAY_MS) : null;
  return {
    id: core.nextId("terms"),
    type: single ? "NET" : "FIXED",
    name: single ? `Net ${String(dueInDays)}` : "Fixed",
    dueInDays,
    schedules: rows.map((row): StoreSchedule => ({
      id: core.nextId("schedule"),
      issuedAt: at,
      dueAt: new Date(row.due_at.getTime() + shift),
      completedAt: null,
      amountMinor: row.amountMinor,
      balanceMinor: row.amountMinor,
    })),
  };
};

const loadReceivables = (core: Core, all: readonly ReceivableRow[], customerOf: CustomerOf): void => {
  const shift = shiftMs(all, core.options.startAt);
  const byOrder = new Map<string, ReceivableRow[]>();
  for (const row of [...all].sort((a, b) => a.created_at.getTime() - b.created_at.getTime())) {
    const rows = byOrder.get(row.order_id);
    if (rows) rows.push(row);
    else byOrder.set(row.order_id, [row]);
  }
  for (const unsorted of byOrder.values()) {
    const rows = unsorted.sort((a, b) => a.due_at.getTime() - b.due_at.getTime());
    const row = rows[0];
    if (!row) continue;
    const at = new Date(row.created_at.getTime() + shift);
    const customer = customerOf({ key: row.customer_id, country: row.country, since: at, row });
    const totalMinor = rows.reduce((sum, one) => sum + one.amountMinor, 0);
    const head = blankOrder(core, { customer, at, currency: row.currency, totalMinor }, Number(row.items ?? "1") || 1);
    const order: StoreOrder = { ...head, terms: termsOf(core, rows, at, shift) };
    if (rows.some((one) => one.disputed))
      order.disputes.push({ id: core.nextId("dispute"), initiatedAs: "INQUIRY", status: "NEEDS_RESPONSE" });
    core.addOrder(order);
    rows.forEach((one, index) => repay(core, order, one, index, shift));
    planDueNotices(core, order);
  }
};

const loadOrders = (core: Core, rows: readonly OrderRow[], customerOf: CustomerOf): void => {
  const shift = shiftMs(rows, core.options.startAt);
  for (const row of [...rows].sort((a, b) => a.created_at.getTime() - b.created_at.getTime())) {
    const at = new Date(row.created_at.getTime() + shift);
    const customer = customerOf({ key: row.customer_id, country: COUNTRIES[row.country] ?? "GB", since: at });
    // Cancellations are booked with negative values.
    const totalMinor = Math.round(Math.abs(row.value_gbp) * 100);
    const order = blankOrder(core, { customer, at, currency: "GBP", totalMinor }, Math.abs(row.units));
    order.gateways.push("shopify_payments");
    if (row.cancelled) {
      order.cancelledAt = at;
      order.totalMinor = 0;
    } else {
      order.transactions.push({
        id: core.nextId("transaction"),
        kind: "SALE",
        status: "SUCCESS",
        gateway: "shopify_payments",
        formattedGateway: "Shopify Payments",
        manualPaymentGateway: false,
        processedAt: at,
        amountMinor: totalMinor,
        paymentDetails: { typename: "CardPaymentDetails", paymentMethodName: "visa" },
      });
    }
    core.addOrder(order);
  }
};

/** Puts the files' customers and orders into the store. */
export const load = (core: Core, files: Files): void => {
  const customerOf = customerBook(core);
  if (files.receivables) loadReceivables(core, files.receivables, customerOf);
  if (files.orders) loadOrders(core, files.orders, customerOf);
};
