import type { Application } from "express";
import { overdueOf } from "../order-money";
import type { PageContext } from "../types";
import { html } from "./html";
import { adminPage, plainPage } from "./layout";

/** Somebody whose account is worth opening: the customer of the latest order on credit. */
const someShopper = ({ state }: PageContext): number | undefined => {
  const onCredit = [...state.orders.values()].filter(({ terms, customerId }) => terms !== null && customerId !== null);
  return onCredit.at(-1)?.customerId ?? state.customers.keys().next().value;
};

/** The way in: every page of the stand-in, and the numbers of the store. */
export const mountHome = (app: Application, context: PageContext): void => {
  const { state, clock } = context;
  app.get("/", (_request, response) => {
    const shopper = someShopper(context);
    const body = html`<div class="card">
      <p>A store on this machine that answers as Shopify does. Its clock stands until it is moved.</p>
      <ul>
        <li><a href="/admin/apps/duewell">Duewell in the admin</a></li>
        <li><a href="/admin/orders">Orders in the admin</a></li>
        ${shopper === undefined ? "" : html`<li><a href="/account?customer=${shopper}">The account of a shopper</a></li>`}
        ${shopper === undefined ? "" : html`<li><a href="/apps/duewell/payments?customer=${shopper}">The shopper's payments, inside the store's theme</a></li>`}
        <li><a href="/mailbox">Mailbox: every message that was sent</a></li>
        <li><a href="/controls">Controls: move the clock, place orders</a></li>
      </ul>
    </div>`;
    response.send(plainPage(state.name, body, "en"));
  });
  app.get("/admin", (_request, response) => {
    const now = clock.now();
    const orders = [...state.orders.values()];
    const facts = [
      ["Customers", state.customers.size],
      ["Orders", orders.length],
      ["Orders with payment terms", orders.filter(({ terms }) => terms !== null).length],
      ["Orders with a late payment", orders.filter((order) => overdueOf(order, now) > 0).length],
      ["Messages in the mailbox", state.mails.length],
    ] as const;
    const body = html`<div class="card">
      <table>
        <tbody>
          ${facts.map(
            ([name, count]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="n">${count}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
    response.send(adminPage({ title: state.name, body, now, at: "/admin" }));
  });
};
