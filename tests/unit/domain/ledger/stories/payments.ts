import type { Story } from "./story";

/** Money that comes in on time, late, in parts, too much, unnoticed, or not for good. */
export const PAYMENTS: readonly Story[] = [
  {
    title: "Net 30, paid on the last day",
    because: "Due on 31 March means late from 1 April; 240.50 came on the 31st, so it never was.",
    placed: { on: "2026-03-01", total: 240.5, instalments: [{ due: "2026-03-31", amount: 240.5 }] },
    happenings: [{ on: "2026-03-31", what: "paid", amount: 240.5 }],
    then: [
      { on: "2026-03-30", owed: 240.5, late: 0, daysPastDue: 0, state: "open" },
      { on: "2026-03-31", owed: 0, late: 0, daysPastDue: 0, state: "settled" },
      { on: "2026-04-30", owed: 0, late: 0, daysPastDue: 0 },
    ],
  },
  {
    title: "Net 30, paid two weeks late",
    because: "From 31 March to 13 April are 13 days past due; with the payment on the 14th nothing is late any more.",
    placed: { on: "2026-03-01", total: 100, instalments: [{ due: "2026-03-31", amount: 100 }] },
    happenings: [{ on: "2026-04-14", what: "paid", amount: 100 }],
    then: [
      { on: "2026-04-01", owed: 100, late: 100, daysPastDue: 1 },
      { on: "2026-04-13", owed: 100, late: 100, daysPastDue: 13, open: [100] },
      { on: "2026-04-14", owed: 0, late: 0, daysPastDue: 0, open: [0], state: "settled" },
    ],
  },
  {
    title: "Paid in three parts, the last one late",
    because: "1000 less 200 is 800, less 300 is 500; the 500 are late from 1 April until 10 April.",
    placed: { on: "2026-03-01", total: 1000, instalments: [{ due: "2026-03-31", amount: 1000 }] },
    happenings: [
      { on: "2026-03-10", what: "paid", amount: 200 },
      { on: "2026-04-05", what: "paid", amount: 300 },
      { on: "2026-04-10", what: "paid", amount: 500 },
    ],
    then: [
      { on: "2026-03-10", owed: 800, late: 0, daysPastDue: 0 },
      { on: "2026-04-04", owed: 800, late: 800, daysPastDue: 4 },
      { on: "2026-04-05", owed: 500, late: 500, daysPastDue: 5, open: [500] },
      { on: "2026-04-10", owed: 0, late: 0, daysPastDue: 0, state: "settled" },
    ],
  },
  {
    title: "Paid the round sum instead of the exact one",
    because: "100 came for 87.35: 12.65 belong to the customer, and nobody is late with what the merchant owes.",
    placed: { on: "2026-03-01", total: 87.35, instalments: [{ due: "2026-03-31", amount: 87.35 }] },
    happenings: [{ on: "2026-03-20", what: "paid", amount: 100 }],
    then: [
      { on: "2026-03-20", owed: -12.65, late: 0, daysPastDue: 0, open: [0], state: "settled" },
      { on: "2026-05-20", owed: -12.65, late: 0, daysPastDue: 0 },
    ],
  },
  {
    title: "A bank transfer that the merchant enters nine days later",
    because:
      "The money came on 30 March, a day before it was due; the merchant entered it on 8 April. Until then the ledger " +
      "had to call the customer late (7 days on 7 April), and since then it says that nobody ever was.",
    placed: { on: "2026-03-01", total: 350, instalments: [{ due: "2026-03-31", amount: 350 }] },
    happenings: [{ on: "2026-03-30", knownOn: "2026-04-08", what: "paid", amount: 350 }],
    then: [
      { on: "2026-04-07", owed: 350, late: 350, daysPastDue: 7, state: "open" },
      { on: "2026-04-07", asKnownOn: "2026-04-08", owed: 0, late: 0, daysPastDue: 0, state: "settled" },
      { on: "2026-03-29", asKnownOn: "2026-04-08", owed: 350, late: 0, daysPastDue: 0 },
      { on: "2026-04-08", owed: 0, late: 0, daysPastDue: 0 },
    ],
  },
  {
    title: "A payment that bounces",
    because:
      "60 seemed paid from 25 March on; on 3 April the bank took the money back. It was never paid, so by what is " +
      "known now 60 were owed on 26 March too, and on 5 April they are 5 days past due.",
    placed: { on: "2026-03-01", total: 60, instalments: [{ due: "2026-03-31", amount: 60 }] },
    happenings: [
      { on: "2026-03-25", what: "paid", amount: 60 },
      { on: "2026-04-03", what: "payment reversed" },
    ],
    then: [
      { on: "2026-03-26", owed: 0, late: 0, daysPastDue: 0, state: "settled" },
      { on: "2026-03-26", asKnownOn: "2026-04-03", owed: 60, late: 0, daysPastDue: 0 },
      { on: "2026-04-05", owed: 60, late: 60, daysPastDue: 5, open: [60], state: "open" },
    ],
  },
  {
    title: "A chargeback that the merchant loses",
    because:
      "80 of 200 are paid by card. The chargeback alone leaves Shopify's amounts as they are: 120 stay owed. When the " +
      "payment is taken back on 20 April, 120 + 80 = 200 are owed again, since 31 March.",
    placed: { on: "2026-03-01", total: 200, instalments: [{ due: "2026-03-31", amount: 200 }] },
    happenings: [
      { on: "2026-03-15", what: "paid", amount: 80 },
      { on: "2026-04-02", what: "charged back" },
      { on: "2026-04-20", what: "payment reversed" },
    ],
    then: [
      { on: "2026-04-02", owed: 120, late: 120, daysPastDue: 2 },
      { on: "2026-04-19", owed: 120, late: 120, daysPastDue: 19, open: [120] },
      { on: "2026-04-20", owed: 200, late: 200, daysPastDue: 20, open: [200], state: "open" },
    ],
  },
];
