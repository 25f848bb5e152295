import express, { type Application } from "express";
import { outstandingOf } from "../order-money";
import type { PageContext, StoreOrder } from "../types";
import { html } from "./html";
import { plainPage } from "./layout";
import { amounts, minorOf, payPart, scheduleTable } from "./money";

const WORDS = {
  en: {
    orders: "Your orders",
    order: "Order",
    open: "Open",
    total: "Total",
    pay: "Pay now",
    amount: "Amount",
    part: "Pay this part",
    reminders: "Payments for this order",
  },
  "zh-CN": {
    orders: "您的订单",
    order: "订单",
    open: "未付",
    total: "总额",
    pay: "立即付款",
    amount: "金额",
    part: "支付此金额",
    reminders: "此订单的付款",
  },
} as const;

const localeOf = (locale: string): "en" | "zh-CN" => (locale.startsWith("zh") ? "zh-CN" : "en");

const orderBody = (order: StoreOrder, timeZone: string, locale: "en" | "zh-CN") => {
  const words = WORDS[locale];
  const { total, outstanding } = amounts(order, locale);
  return html`<div class="card">
      <p>${words.total} ${total} · ${words.open} ${outstanding}</p>
      ${scheduleTable(order, timeZone, locale)}
      ${outstandingOf(order) > 0 ? html`<form method="post" action="/account/orders/${order.id}/pay"><button class="main">${words.pay}</button></form>` : ""}
      ${
        outstandingOf(order) > 0
          ? html`<details>
              <summary>${words.part}</summary>
              ${payPart(`/account/orders/${order.id}/pay-part`, order, { amount: words.amount, pay: words.part })}
            </details>`
          : ""
      }
    </div>
    <div class="card">
      <h2>${words.reminders}</h2>
      <iframe
        class="extension"
        title="${words.reminders}"
        sandbox="allow-scripts allow-forms allow-popups allow-top-navigation-by-user-activation"
        src="/extension-host/repayment-order-status?order=${order.id}&customer=${order.customerId ?? 0}&locale=${locale}"
      ></iframe>
    </div>`;
};

/** The shopper's account: orders, one order with Shopify's own payment page, and the app's block on it. */
export const mountAccount = (app: Application, { state, control }: PageContext): void => {
  app.get("/account", (request, response) => {
    const customer = state.customers.get(Number(request.query["customer"]));
    if (!customer) return void response.status(404).send("No such customer");
    const locale = localeOf(customer.locale);
    const orders = [...state.orders.values()]
      .filter(({ customerId }) => customerId === customer.id)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    const items = orders.map(
      (order) =>
        html`<li>
          <a href="/account/orders/${order.id}">${WORDS[locale].order} ${order.name}</a> ·
          ${amounts(order, locale).outstanding}
        </li>`,
    );
    response.send(
      plainPage(
        WORDS[locale].orders,
        html`<div class="card">
          <ul>
            ${items}
          </ul>
        </div>`,
        locale,
      ),
    );
  });
  app.get("/account/orders/:id", (request, response) => {
    const order = state.orders.get(Number(request.params["id"]));
    const customer = order?.customerId == null ? undefined : state.customers.get(order.customerId);
    if (!order || !customer) return void response.status(404).send("No such order");
    const locale = localeOf(customer.locale);
    response.send(
      plainPage(`${WORDS[locale].order} ${order.name}`, orderBody(order, state.timeZone, locale), locale, ["/host.js"]),
    );
  });
  app.post("/account/orders/:id/pay", (request, response) => {
    control.pay(Number(request.params["id"]));
    response.redirect(303, `/account/orders/${request.params["id"]}`);
  });
  app.post("/account/orders/:id/pay-part", express.urlencoded({ extended: false }), (request, response) => {
    const order = state.orders.get(Number(request.params["id"]));
    if (!order) return void response.status(404).send("No such order");
    const amount = minorOf((request.body as { readonly amount?: unknown }).amount, order.currency);
    if (amount !== undefined) control.pay(order.id, amount);
    response.redirect(303, `/account/orders/${String(order.id)}`);
  });
};
