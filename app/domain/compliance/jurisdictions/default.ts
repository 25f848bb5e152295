import { ALL_CHANNELS, EVERYBODY, MESSAGES, PHONE, VOICE, weekly, type Pack } from "../rules";

/** The house profile for places without a pack, and for people whose place is unknown: the strictest common numbers. */
const base = { binds: EVERYBODY, confidence: "H" } as const;

export const defaultPack: Pack = {
  id: "default",
  version: "2",
  reviewedOn: "2026-11-23",
  rules: [
    {
      ...base,
      id: "HOUSE-HOURS",
      citation:
        "House profile: latest start and earliest end found (US-CT, UAE, AU; IN, BR-RJ), Saturday BR-SP, none on Sunday",
      channels: MESSAGES,
      spec: { kind: "window", week: weekly("09:00-19:00", "09:00-14:00"), closedOnHolidays: true },
    },
    {
      ...base,
      id: "HOUSE-PHONE-CAP",
      citation: "House profile after 940 CMR 7.04(1)(f): calls and texts together",
      channels: PHONE,
      spec: { kind: "cap", max: 2, days: 7, unit: "attempt", scope: "person", counts: PHONE },
    },
    {
      ...base,
      id: "HOUSE-WEEK-CAP",
      citation: "House profile after 6 RCNY 5-77: all channels together",
      channels: ALL_CHANNELS,
      spec: { kind: "cap", max: 3, days: 7, unit: "attempt", scope: "person", counts: ALL_CHANNELS },
    },
    {
      ...base,
      id: "HOUSE-COOL7",
      citation: "House profile after 12 CFR 1006.14(b)(2)(i)(B): no call in the week of a conversation",
      channels: VOICE,
      spec: { kind: "cooldown", days: 7, counts: VOICE },
    },
    {
      ...base,
      id: "HOUSE-MONTH-CAP",
      citation: "House profile after ASIC RG 96 Part 2 section 5",
      channels: ALL_CHANNELS,
      spec: { kind: "cap", max: 10, days: 31, unit: "attempt", scope: "person", counts: ALL_CHANNELS },
    },
  ],
};
