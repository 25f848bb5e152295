import type { ContactSubject } from "~/contracts/contact-subject";
import { loadSubjects } from "~/db/subjects.server";
import { createSweepStore } from "~/db/sweep.server";
import { applyOrders } from "~/services/orders/apply-orders.server";
import { decidePlan } from "~/services/contacts/plan-contacts.server";
import { benchOrder } from "./orders.server";
import { SHOP, timed, toResult, withBase } from "./measure.server";
import type { Bench } from "./types.server";

const CUSTOMERS = 3_000;
const SLICE = 500;
const GOAL = 150_000;

/**
 * Contact decisions a second on one core: planner, gate with zones and counters, and reasons, on subjects as they come
 * from the database. There is no physical limit below it to compare with, so the limit is the goal of the design.
 */
export const plan: Bench = {
  name: "plan",
  run: (n = 300_000) => {
    const now = new Date();
    return withBase(async (base) => {
      const shop = await base.shops.get(SHOP);
      // In slices, as a backfill does: all orders in one transaction would measure the memory of the preparation.
      for (let first = 0; first < CUSTOMERS * 3; first += SLICE) {
        const orders = Array.from({ length: SLICE }, (_, i) => benchOrder(first + i, now));
        await applyOrders(base.orders, shop, orders, now, { scoreNow: false });
      }
      const customerIds = await createSweepStore(base.db).openCaseCustomers(SHOP);
      const subjects: ContactSubject[] = [];
      for (let i = 0; i < customerIds.length; i += 500)
        subjects.push(...(await loadSubjects(base.db, base.dialect, shop, customerIds.slice(i, i + 500), now)));
      const wordings = await base.wordings.inUse(SHOP);
      const scope = { shop, wordings, gate: base.gateFor(shop), open: base.cipher.decrypt, now };
      const durationsMs: number[] = [];
      const round = () => {
        const startedAt = performance.now();
        for (const subject of subjects) decidePlan(subject, scope);
        durationsMs.push(performance.now() - startedAt);
      };
      round();
      const rounds = Math.max(1, Math.round(n / subjects.length));
      const seconds = await timed(() => {
        for (let r = 0; r < rounds; r++) round();
        return Promise.resolve();
      });
      return toResult({
        name: "plan",
        n: rounds * subjects.length,
        seconds,
        durationsMs,
        limit: { what: "the design's goal for one core", perSecond: GOAL },
      });
    }, now);
  },
};
