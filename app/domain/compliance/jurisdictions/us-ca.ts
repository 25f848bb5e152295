import { EVERYBODY, MESSAGES, everyDay, type Pack } from "../rules";

/** California: the Rosenthal Act binds whoever regularly collects own debts and imports the federal hours. */
export const usCa: Pack = {
  id: "us-ca",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "CA",
  rules: [
    {
      id: "US-CA-ROS",
      citation: "Cal. Civ. Code 1788.17, importing 15 USC 1692c(a)(1)",
      confidence: "S",
      binds: EVERYBODY,
      channels: MESSAGES,
      minDaysPastDue: 1,
      spec: { kind: "window", week: everyDay("08:00-21:00"), closedOnHolidays: false },
    },
  ],
};
