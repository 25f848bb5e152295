import { ALL_CHANNELS, EVERYBODY, MESSAGES, weekly, type Pack } from "../rules";

/** Australia: the ACCC and ASIC guideline for collectors and creditors (RG 96); written channels are treated as calls. */
export const au: Pack = {
  id: "au",
  version: "2",
  reviewedOn: "2026-11-23",
  country: "AU",
  rules: [
    {
      id: "AU-HOURS",
      citation: "ASIC RG 96 Part 2 section 4",
      confidence: "R",
      binds: EVERYBODY,
      channels: MESSAGES,
      spec: { kind: "window", week: weekly("07:30-21:00", "09:00-21:00", "09:00-21:00"), closedOnHolidays: true },
    },
    {
      id: "AU-CAP",
      citation: "ASIC RG 96 Part 2 section 5",
      confidence: "R",
      binds: EVERYBODY,
      channels: ALL_CHANNELS,
      minDaysPastDue: 1,
      spec: { kind: "cap", max: 3, days: 7, unit: "contact", scope: "debt", counts: ALL_CHANNELS },
    },
    {
      id: "AU-CAP-MONTH",
      citation: "ASIC RG 96 Part 2 section 5",
      confidence: "R",
      binds: EVERYBODY,
      channels: ALL_CHANNELS,
      minDaysPastDue: 1,
      spec: { kind: "cap", max: 10, days: 31, unit: "contact", scope: "debt", counts: ALL_CHANNELS },
    },
  ],
};
