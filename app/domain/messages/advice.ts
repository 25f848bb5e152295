import { memo } from "../shared/memo";
import type { Address } from "../compliance/types";

/** Somebody who helps people with debts for nothing and takes no side. */
export type Advice = { readonly name: string; readonly url: string };

/** The public or charitable service of each country, as its own site presents it. */
const SERVICES: Readonly<Record<string, Advice>> = {
  AU: { name: "National Debt Helpline, 1800 007 007", url: "https://ndh.org.au" },
  CA: { name: "Credit Counselling Canada", url: "https://creditcounsellingcanada.ca" },
  GB: { name: "MoneyHelper", url: "https://www.moneyhelper.org.uk" },
  IE: { name: "MABS", url: "https://mabs.ie" },
  NZ: { name: "MoneyTalks", url: "https://www.moneytalks.co.nz" },
  SG: { name: "Credit Counselling Singapore", url: "https://www.ccs.org.sg" },
  US: { name: "National Foundation for Credit Counseling", url: "https://www.nfcc.org" },
};

const serviceOf = memo((country): Advice | null => SERVICES[country.trim().toUpperCase()] ?? null);

/** The service of the first of the addresses that has one. */
export const adviceFor = (addresses: readonly Address[]): Advice | null => {
  for (const { country } of addresses) {
    const service = serviceOf(country);
    if (service) return service;
  }
  return null;
};
