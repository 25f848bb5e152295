import { COLLECTORS, MESSAGES, VOICE, everyDay, type Pack } from "../rules";

/** Mainland China: binds financial institutions and their agents; adopted for everybody under the strict profile. */
export const cn: Pack = {
  id: "cn",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "CN",
  rules: [
    {
      id: "CN-HOURS",
      citation: "GB/T 45251-2025 section 5.3; China Banking Association guide of 2026-01-30",
      confidence: "S",
      binds: COLLECTORS,
      channels: MESSAGES,
      spec: { kind: "window", week: everyDay("08:00-22:00"), closedOnHolidays: false },
    },
    {
      id: "CN-CAP-TALK",
      citation: "GB/T 45251-2025",
      confidence: "S",
      binds: COLLECTORS,
      channels: VOICE,
      minDaysPastDue: 1,
      spec: { kind: "cap", max: 3, days: 1, unit: "conversation", scope: "person", counts: VOICE },
    },
    {
      id: "CN-CAP-TRY",
      citation: "China Banking Association guide of 2026-01-30",
      confidence: "S",
      binds: COLLECTORS,
      channels: VOICE,
      minDaysPastDue: 1,
      spec: { kind: "cap", max: 6, days: 1, unit: "attempt", scope: "person", counts: VOICE },
    },
  ],
};
