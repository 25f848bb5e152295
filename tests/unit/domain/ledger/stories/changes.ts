import type { Story } from "./story";

/** Orders that become smaller, larger or nothing at all. */
export const CHANGES: readonly Story[] = [
  {
    title: "An article is taken off before anything was paid",
    because:
      "100 less an article of 30 is 70, and no money moved. What is due last shrinks first: 50 and 50 - 30 = 20.",
    placed: {
      on: "2026-03-01",
      total: 100,
      terms: "FIXED",
      instalments: [
        { due: "2026-03-31", amount: 50 },
        { due: "2026-04-30", amount: 50 },
      ],
    },
    happenings: [{ on: "2026-03-12", what: "returned", amount: 30, moneyBack: 0 }],
    then: [
      { on: "2026-03-11", owed: 100, late: 0, daysPastDue: 0, open: [50, 50] },
      { on: "2026-03-12", owed: 70, late: 0, daysPastDue: 0, open: [50, 20] },
      { on: "2026-04-03", owed: 70, late: 50, daysPastDue: 3, state: "open" },
      { on: "2026-05-01", owed: 70, late: 70, daysPastDue: 31 },
    ],
  },
  {
    title: "Money given back though the goods stay with the customer",
    because:
      "The order still costs 100. After 20 of the 100 paid went back, Shopify calls 20 outstanding; they are owed " +
      "where they were paid last, on the instalment due on 30 April: 5 days past due on 5 May.",
    placed: {
      on: "2026-03-01",
      total: 100,
      terms: "FIXED",
      instalments: [
        { due: "2026-03-31", amount: 50 },
        { due: "2026-04-30", amount: 50 },
      ],
    },
    happenings: [
      { on: "2026-03-25", what: "paid", amount: 100 },
      { on: "2026-04-10", what: "refunded", amount: 20 },
    ],
    then: [
      { on: "2026-04-09", owed: 0, late: 0, daysPastDue: 0, open: [0, 0], state: "settled" },
      { on: "2026-04-15", owed: 20, late: 0, daysPastDue: 0, open: [0, 20], state: "open" },
      { on: "2026-05-05", owed: 20, late: 20, daysPastDue: 5 },
    ],
  },
  {
    title: "One article comes back after all was paid",
    because:
      "The total shrinks to 155 and 45 of the 200 paid go back, which leaves 155 paid: nothing is owed either way.",
    placed: { on: "2026-03-01", total: 200, instalments: [{ due: "2026-03-31", amount: 200 }] },
    happenings: [
      { on: "2026-03-28", what: "paid", amount: 200 },
      { on: "2026-04-06", what: "returned", amount: 45, moneyBack: 45 },
    ],
    then: [
      { on: "2026-04-05", owed: 0, late: 0, daysPastDue: 0 },
      { on: "2026-04-06", owed: 0, late: 0, daysPastDue: 0, open: [0], state: "settled" },
      { on: "2026-06-30", owed: 0, late: 0, daysPastDue: 0 },
    ],
  },
  {
    title: "An article is added by an edit",
    because: "150 + 25 = 175 from 10 March on, all of it due with the one instalment.",
    placed: { on: "2026-03-01", total: 150, instalments: [{ due: "2026-03-31", amount: 150 }] },
    happenings: [{ on: "2026-03-10", what: "edited", amount: 25 }],
    then: [
      { on: "2026-03-09", owed: 150, late: 0, daysPastDue: 0 },
      { on: "2026-03-10", owed: 175, late: 0, daysPastDue: 0, open: [175] },
      { on: "2026-04-02", owed: 175, late: 175, daysPastDue: 2 },
    ],
  },
  {
    title: "An edit makes the order cheaper after a part was paid",
    because: "150 - 60 paid = 90 open; the edit takes 40 off: 50 are left, and 50 are late on 1 April.",
    placed: { on: "2026-03-01", total: 150, instalments: [{ due: "2026-03-31", amount: 150 }] },
    happenings: [
      { on: "2026-03-08", what: "paid", amount: 60 },
      { on: "2026-03-10", what: "edited", amount: -40 },
    ],
    then: [
      { on: "2026-03-09", owed: 90, late: 0, daysPastDue: 0 },
      { on: "2026-03-10", owed: 50, late: 0, daysPastDue: 0, open: [50] },
      { on: "2026-04-01", owed: 50, late: 50, daysPastDue: 1, state: "open" },
    ],
  },
  {
    title: "Cancelled before anything was paid",
    because: "A cancelled order owes nothing from that day on; the five late days before it stay true.",
    placed: { on: "2026-03-01", total: 99.99, instalments: [{ due: "2026-03-31", amount: 99.99 }] },
    happenings: [{ on: "2026-04-06", what: "cancelled" }],
    then: [
      { on: "2026-04-05", owed: 99.99, late: 99.99, daysPastDue: 5 },
      { on: "2026-04-06", owed: 0, late: 0, daysPastDue: 0, open: [0], state: "cancelled" },
      { on: "2026-04-05", asKnownOn: "2026-05-01", owed: 99.99, late: 99.99, daysPastDue: 5 },
    ],
  },
  {
    title: "Cancelled after a deposit",
    because: "The deposit of 30 is the customer's: the merchant owes 30 until it is given back on 20 March.",
    placed: {
      on: "2026-03-01",
      total: 120,
      terms: "FIXED",
      instalments: [
        { due: "2026-03-01", amount: 30 },
        { due: "2026-04-15", amount: 90 },
      ],
    },
    happenings: [
      { on: "2026-03-01", what: "paid", amount: 30 },
      { on: "2026-03-18", what: "cancelled" },
      { on: "2026-03-20", what: "refunded", amount: 30 },
    ],
    then: [
      { on: "2026-03-17", owed: 90, late: 0, daysPastDue: 0, open: [0, 90], state: "open" },
      { on: "2026-03-18", owed: -30, late: 0, daysPastDue: 0, open: [0, 0], state: "cancelled" },
      { on: "2026-03-20", owed: 0, late: 0, daysPastDue: 0, state: "cancelled" },
    ],
  },
];
