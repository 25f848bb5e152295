import { EVERYBODY, PHONE, everyDay, type Pack } from "../rules";

/** Massachusetts: binds first-party creditors; texts and unanswered dials count (Armata v. Target, SJC). */
export const usMa: Pack = {
  id: "us-ma",
  version: "2",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "MA",
  rules: [
    {
      id: "US-MA-CAP",
      citation: "940 CMR 7.04(1)(f)",
      confidence: "R",
      binds: EVERYBODY,
      channels: PHONE,
      minDaysPastDue: 31,
      spec: { kind: "cap", max: 2, days: 7, unit: "attempt", scope: "debt", counts: PHONE },
    },
    {
      id: "US-MA-HOURS",
      citation: "940 CMR 7.04, 7.05(3)(e)",
      confidence: "R",
      binds: EVERYBODY,
      channels: PHONE,
      minDaysPastDue: 31,
      spec: { kind: "window", week: everyDay("08:00-21:00"), closedOnHolidays: false },
    },
  ],
};
