import type { Facts } from "./known";
import { lnCount, lnDays, ratio, share, type FeatureSpec } from "./spec";

/** The mean instalment, to which each unseen order adds what is usual. */
const usual = ({ totalMinor, records, unseen }: Facts): number =>
  !unseen || unseen.usualMinor <= 0
    ? share(totalMinor, records)
    : (totalMinor + unseen.usualMinor * unseen.orders) / (records + unseen.orders);

/** Mean of the newer half of amounts over that of the older half. */
const trend = ({ amounts, records, totalMinor }: Facts): number => {
  const older = Math.floor(records / 2);
  const newer = records - older;
  let sum = 0;
  for (let i = 0; i < newer; i++) sum += amounts[i] ?? 0;
  return older === 0 ? 0 : ratio(sum / newer, (totalMinor - sum) / older);
};

const mean = ({ totalMinor, records }: Facts): number => share(totalMinor, records);
const usualRatio = (f: Facts): number => {
  const amount = usual(f);
  return amount === 0 ? 0 : ratio(f.amountMinor, amount);
};

const articlesRatio = ({ articles, articlesSum, articlesKnown }: Facts): number =>
  articles === undefined || articlesKnown === 0 ? 0 : ratio(articles, articlesSum / articlesKnown);

const articleValue = ({ articles, amountMinor, instalments }: Facts): number =>
  articles === undefined || articles <= 0 ? 0 : Math.log1p((Math.max(0, amountMinor) * instalments) / articles / 100);

/** What is asked for, against what this customer is used to, and what is open. */
export const credit = {
  amount_log: { what: "amount of the instalment in major units; centred on the shop's usual amount by the model", unit: "ln(1 + n)", reason: "amounts", worse: "either", of: (f) => Math.log1p(Math.max(0, f.amountMinor) / 100) },
  mean_amount_log: { what: "mean past instalment in major units; this one without history", unit: "ln(1 + n)", reason: "amounts", worse: "either", of: (f) => Math.log1p(Math.max(0, f.records === 0 ? f.amountMinor : mean(f)) / 100) },
  max_amount_log: { what: "largest instalment so far in major units; this one without history", unit: "ln(1 + n)", reason: "amounts", worse: "either", of: (f) => Math.log1p(Math.max(0, f.records === 0 ? f.amountMinor : f.largestMinor) / 100) },
  amount_ratio: { what: "amount over the customer's mean instalment, unseen orders counted; 0 without history", unit: "ln", reason: "larger_than_usual", worse: "either", of: usualRatio },
  utilisation: { what: "amount over the largest instalment so far; 0 without history", unit: "ln", reason: "larger_than_usual", worse: "either", of: (f) => (f.records === 0 ? 0 : Math.max(-5, ratio(f.amountMinor, f.largestMinor))) },
  amount_trend: { what: "mean of the newer half over the older half of past amounts", unit: "ln", reason: "larger_than_usual", worse: "either", of: trend },
  overdue_share: { what: "overdue amount over the mean instalment", unit: "ln(1 + n)", reason: "overdue_now", worse: "more", of: (f) => Math.log1p(share(f.overdueMinor, mean(f))) },
  open_share: { what: "open amount over the mean instalment", unit: "ln(1 + n)", reason: "open_balance", worse: "more", of: (f) => Math.log1p(share(f.openMinor, mean(f))) },
  term: { what: "days from the order to the due day; 30 when it is not said", unit: "ln(1 + days)", reason: "terms", worse: "either", of: (f) => lnDays(f.dueAt - f.now) },
  instalments: { what: "instalments of the order", unit: "ln(1 + n)", reason: "terms", worse: "either", of: (f) => lnCount(f.instalments) },
  articles: { what: "articles of the order; 0 where nobody says", unit: "ln(1 + n)", reason: "goods", worse: "either", of: (f) => lnCount(f.articles ?? 0) },
  articles_ratio: { what: "articles of the order over the customer's mean; 0 without history", unit: "ln", reason: "goods", worse: "either", of: articlesRatio },
  article_value: { what: "mean price of an article of the order in major units; 0 where nobody says", unit: "ln(1 + n)", reason: "goods", worse: "either", of: articleValue },
  intangible: { what: "the order has nothing to ship (gift cards, downloads, services)", unit: "yes or no", reason: "goods", worse: "either", of: (f) => (f.intangible === true ? 1 : 0) },
  gap: { what: "days since the newest instalment was agreed; 0 without one", unit: "ln(1 + days)", reason: "buying_pace", worse: "either", of: (f) => lnDays(f.now - f.newestAt) },
  dispute_rate: { what: "share of past instalments disputed", unit: "share", reason: "disputes", worse: "more", of: (f) => share(f.disputed, f.records) },
} as const satisfies Record<string, FeatureSpec>; // prettier-ignore
