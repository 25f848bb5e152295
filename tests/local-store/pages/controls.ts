import type { Application } from "express";
import { ORDER_KINDS } from "../control-types";
import type { PageContext } from "../types";
import { html } from "./html";
import { adminPage } from "./layout";
import { misbehaviourCards } from "./misbehaviour";

const STEPS = [
  ["6 hours", 6],
  ["1 day", 24],
  ["1 week", 168],
  ["30 days", 720],
] as const;

/** Where a person moves the clock and places orders. */
export const mountControls = (app: Application, context: PageContext): void => {
  const { state, clock } = context;
  app.get("/controls", (_request, response) => {
    const customers = [...state.customers.values()].slice(0, 50);
    const body = html`<div class="card">
        <h2>Clock</h2>
        <p>
          It is <strong id="now">${clock.now().toISOString().slice(0, 16).replace("T", " ")}</strong> UTC in this store.
        </p>
        <div class="row">
          ${STEPS.map(([label, hours]) => html`<button data-advance="${hours * 3_600_000}">${label} later</button>`)}
        </div>
        <p id="clock-status" role="status"></p>
      </div>
      <div class="card">
        <h2>Place an order</h2>
        <form class="row" id="place">
          <div>
            <label for="customerId">Customer</label
            ><select id="customerId" name="customerId">
              ${customers.map(({ id, displayName }) => html`<option value="${id}">${displayName}</option>`)}
            </select>
          </div>
          <div>
            <label for="kind">Payment</label
            ><select id="kind" name="kind">
              ${ORDER_KINDS.map((kind) => html`<option>${kind}</option>`)}
            </select>
          </div>
          <div>
            <label for="amount">Amount (minor units)</label
            ><input id="amount" name="amountMinor" type="number" min="1" value="12000" />
          </div>
          <button class="main">Place</button>
        </form>
        <p id="place-status" role="status"></p>
      </div>
      ${misbehaviourCards(context.control)}
      <div class="card">
        <h2>App</h2>
        <button data-post="/control/uninstall">Uninstall Duewell</button>
      </div>`;
    response.send(adminPage({ title: "Controls", body, now: clock.now(), at: "/controls", scripts: ["/controls.js"] }));
  });
};
