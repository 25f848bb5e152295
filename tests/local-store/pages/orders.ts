import express, { type Application, type Request } from "express";
import { outstandingOf } from "../order-money";
import type { PageContext, StoreOrder } from "../types";
import { html } from "./html";
import { adminPage } from "./layout";
import { amounts, minorOf, nextDue, payPart, scheduleTable } from "./money";
import { orderButtons, runOrderAct } from "./order-acts";

const PAGE_SIZE = 50;

const pageOf = (request: Request): number => Math.max(1, Number(request.query["page"]) || 1);

const orderRows = (context: PageContext, orders: readonly StoreOrder[]) =>
  orders.map((order) => {
    const { total, outstanding, status } = amounts(order, "en");
    const customer = order.customerId === null ? undefined : context.state.customers.get(order.customerId);
    return html`<tr>
      <td><a href="/admin/orders/${order.id}">${order.name}</a></td>
      <td>${order.createdAt.toISOString().slice(0, 10)}</td>
      <td>${customer?.displayName ?? ""}</td>
      <td>${status}</td>
      <td>${order.gateways.join(", ")}</td>
      <td class="n">${total}</td>
      <td class="n">${outstanding}</td>
      <td>${nextDue(order, context.state.timeZone)}</td>
    </tr>`;
  });

const ordersTable = (context: PageContext, orders: readonly StoreOrder[]) =>
  html`<div class="card">
    <table>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Date</th>
          <th scope="col">Customer</th>
          <th scope="col">Payment</th>
          <th scope="col">Method</th>
          <th scope="col" class="n">Total</th>
          <th scope="col" class="n">Open</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        ${orderRows(context, orders)}
      </tbody>
    </table>
  </div>`;

const pager = (page: number, total: number, path: string) =>
  html`<nav aria-label="Pages" class="row">
    ${page > 1 ? html`<a class="button" href="${path}?page=${page - 1}">Earlier pages</a>` : ""}
    ${page * PAGE_SIZE < total ? html`<a class="button" href="${path}?page=${page + 1}">Next page</a>` : ""}
  </nav>`;

const orderPage = (context: PageContext, order: StoreOrder, locale: string) => {
  const { total, outstanding, status } = amounts(order, "en");
  const customer = order.customerId === null ? undefined : context.state.customers.get(order.customerId);
  return html`<div class="card">
      <p>${status} · total ${total} · open ${outstanding} · ${order.gateways.join(", ")}</p>
      <p>
        Placed ${order.createdAt.toISOString().slice(0, 10)} · ${order.fulfillmentStatus} · ${order.returnStatus}
        ${order.cancelledAt ? " · CANCELLED" : ""} ${order.disputes.map(({ status }) => html` · dispute ${status}`)}
      </p>
      ${customer ? html`<p><a href="/admin/customers/${customer.id}">${customer.displayName}</a> · <a href="/account/orders/${order.id}">As the shopper sees it</a></p>` : ""}
      ${scheduleTable(order, context.state.timeZone, "en")}
    </div>
    ${orderButtons(order)}
    ${outstandingOf(order) > 0 ? html`<div class="card">${payPart(`/admin/orders/${order.id}/pay`, order, { amount: "Amount", pay: "Pay this part" })}</div>` : ""}
    <div class="card">
      <h2>Duewell</h2>
      <iframe
        class="extension"
        title="Duewell on this order"
        sandbox="allow-scripts allow-forms allow-popups allow-top-navigation-by-user-activation"
        src="/extension-host/collections-order-block?order=${order.id}&locale=${locale}"
      ></iframe>
    </div>`;
};

/** Orders of the stand-in admin, with everything a person can do to them. */
export const mountOrders = (app: Application, context: PageContext): void => {
  const { state, clock } = context;
  const find = (request: Request): StoreOrder | undefined => state.orders.get(Number(request.params["id"]));

  app.get("/admin/orders", (request, response) => {
    const all = [...state.orders.values()].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    const page = pageOf(request);
    const body = html`${ordersTable(context, all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE))}${pager(page, all.length, "/admin/orders")}`;
    response.send(adminPage({ title: "Orders", body, now: clock.now(), at: "/admin/orders" }));
  });
  app.get("/admin/orders/:id", (request, response) => {
    const order = find(request);
    if (!order) return void response.status(404).send("No such order");
    const locale = typeof request.query["locale"] === "string" ? request.query["locale"] : "en";
    const body = orderPage(context, order, locale);
    response.send(
      adminPage({
        title: `Order ${order.name}`,
        body,
        now: clock.now(),
        at: "/admin/orders",
        languages: { path: request.path, current: locale },
        scripts: ["/host.js"],
      }),
    );
  });
  app.post("/admin/orders/:id/:act", express.urlencoded({ extended: false }), (request, response) => {
    const order = find(request);
    if (!order) return void response.status(404).send("No such order");
    const { amount } = request.body as { readonly amount?: unknown };
    const refusal = runOrderAct(context.control, order, request.params["act"], minorOf(amount, order.currency));
    if (refusal !== null) return void response.status(409).type("text/plain").send(refusal);
    response.redirect(303, `/admin/orders/${String(order.id)}`);
  });
  app.get("/admin/customers", (request, response) => {
    const all = [...state.customers.values()];
    const page = pageOf(request);
    const rows = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(
      (customer) =>
        html`<tr>
          <td><a href="/admin/customers/${customer.id}">${customer.displayName}</a></td>
          <td>${customer.email}</td>
          <td>${customer.address.country} ${customer.address.province}</td>
          <td>${customer.locale}</td>
          <td><a href="/account?customer=${customer.id}">Account</a></td>
        </tr>`,
    );
    const body = html`<div class="card">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">E-mail</th>
              <th scope="col">Place</th>
              <th scope="col">Language</th>
              <th scope="col">Account</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
      ${pager(page, all.length, "/admin/customers")}`;
    response.send(adminPage({ title: "Customers", body, now: clock.now(), at: "/admin/customers" }));
  });
  app.get("/admin/customers/:id", (request, response) => {
    const customer = state.customers.get(Number(request.params["id"]));
    if (!customer) return void response.status(404).send("No such customer");
    const orders = [...state.orders.values()].filter(({ customerId }) => customerId === customer.id);
    const body = html`<p class="muted">
        ${customer.email} · ${customer.address.country} ${customer.address.province} · ${customer.locale}
      </p>
      ${ordersTable(context, orders)}`;
    response.send(adminPage({ title: customer.displayName, body, now: clock.now(), at: "/admin/customers" }));
  });
};
