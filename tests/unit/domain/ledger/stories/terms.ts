import type { Story } from "./story";

/** Four instalments of 25 on the first of March to June. */
const FOUR = {
  on: "2026-03-01",
  total: 100,
  terms: "FIXED",
  instalments: ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"].map((due) => ({ due, amount: 25 })),
} as const;

/** Instalments, dates that move, and terms that come and go. */
export const TERMS: readonly Story[] = [
  {
    title: "Four instalments, and the third is missed",
    because:
      "Two of 25 are paid when due. The third is late from 2 May: 25 and 31 days past due on 1 June; from 2 June the " +
      "fourth is late as well, 50 in all, counted from the older one: 32 days.",
    placed: FOUR,
    happenings: [
      { on: "2026-03-01", what: "paid", amount: 25 },
      { on: "2026-04-01", what: "paid", amount: 25 },
    ],
    then: [
      { on: "2026-05-01", owed: 50, late: 0, daysPastDue: 0 },
      { on: "2026-06-01", owed: 50, late: 25, daysPastDue: 31, open: [0, 0, 25, 25] },
      { on: "2026-06-02", owed: 50, late: 50, daysPastDue: 32, state: "open" },
    ],
  },
  {
    title: "A payment that names the fourth instalment while the second is open",
    because:
      "Shopify's own balances decide: 25 / 25 paid on the first and the fourth leave the second and third open, so on " +
      "10 April the second is 9 days past due although half of the order is paid.",
    placed: FOUR,
    happenings: [
      { on: "2026-03-01", what: "paid", amount: 25 },
      { on: "2026-03-28", what: "paid", amount: 25, towards: 4 },
    ],
    then: [
      { on: "2026-03-28", owed: 50, late: 0, daysPastDue: 0, open: [0, 25, 25, 0] },
      { on: "2026-04-10", owed: 50, late: 25, daysPastDue: 9 },
      { on: "2026-07-01", owed: 50, late: 50, daysPastDue: 91 },
    ],
  },
  {
    title: "The merchant moves the due day of a debt that is late already",
    because:
      "On 7 April it was 7 days late by the terms of then. Since 8 April it is due on 20 April, from the start: by " +
      "what is known now it was not late on 7 April, and on 22 April it is 2 days late.",
    placed: { on: "2026-03-01", total: 100, instalments: [{ due: "2026-03-31", amount: 100 }] },
    happenings: [{ on: "2026-04-08", what: "terms moved", due: ["2026-04-20"] }],
    then: [
      { on: "2026-04-07", owed: 100, late: 100, daysPastDue: 7 },
      { on: "2026-04-07", asKnownOn: "2026-04-08", owed: 100, late: 0, daysPastDue: 0 },
      { on: "2026-04-08", owed: 100, late: 0, daysPastDue: 0, open: [100], state: "open" },
      { on: "2026-04-22", owed: 100, late: 100, daysPastDue: 2 },
    ],
  },
  {
    title: "The merchant deletes the payment terms",
    because: "The 100 stay owed, but without a date: nothing is late, no instalment is open, nobody is chased.",
    placed: { on: "2026-03-01", total: 100, instalments: [{ due: "2026-03-31", amount: 100 }] },
    happenings: [{ on: "2026-04-04", what: "terms deleted" }],
    then: [
      { on: "2026-04-03", owed: 100, late: 100, daysPastDue: 3, state: "open" },
      { on: "2026-04-04", owed: 100, late: 0, daysPastDue: 0, open: [], state: "released" },
    ],
  },
  {
    title: "Due on fulfilment, and the goods leave three weeks later",
    because:
      "Without a date the 75 are owed and never late; sent on 22 March they are due that day, late from the 23rd.",
    placed: { on: "2026-03-01", total: 75, terms: "FULFILLMENT", instalments: [{ due: null, amount: 75 }] },
    happenings: [{ on: "2026-03-22", what: "goods sent", due: "2026-03-22" }],
    then: [
      { on: "2026-03-21", owed: 75, late: 0, daysPastDue: 0, open: [], state: "open" },
      { on: "2026-03-22", owed: 75, late: 0, daysPastDue: 0, open: [75] },
      { on: "2026-03-25", owed: 75, late: 75, daysPastDue: 3 },
    ],
  },
  {
    title: "An order in yen, which has no smaller coin",
    because: "12800 yen less 5000 are 7800; no step may read or write them as hundredths.",
    currency: "JPY",
    placed: { on: "2026-03-01", total: 12_800, instalments: [{ due: "2026-03-31", amount: 12_800 }] },
    happenings: [{ on: "2026-03-20", what: "paid", amount: 5_000 }],
    then: [
      { on: "2026-03-19", owed: 12_800, late: 0, daysPastDue: 0 },
      { on: "2026-04-30", owed: 7_800, late: 7_800, daysPastDue: 30, open: [7_800] },
    ],
  },
];
