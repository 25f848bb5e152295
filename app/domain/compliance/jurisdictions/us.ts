import { COLLECTORS, EVERYBODY, MESSAGES, VOICE, everyDay, type Pack } from "../rules";

/** United States, federal: Regulation F as the floor (it binds collectors, not first parties), TCPA for everybody. */
export const us: Pack = {
  id: "us",
  version: "2",
  reviewedOn: "2026-11-23",
  country: "US",
  rules: [
    {
      id: "US-F-HOURS",
      citation: "12 CFR 1006.6(b)(1)(i)",
      confidence: "R",
      binds: COLLECTORS,
      channels: MESSAGES,
      spec: { kind: "window", week: everyDay("08:00-21:00"), closedOnHolidays: false },
    },
    {
      id: "US-F-7IN7",
      citation: "12 CFR 1006.14(b)(2)(i)(A)",
      confidence: "R",
      binds: COLLECTORS,
      channels: VOICE,
      minDaysPastDue: 1,
      spec: { kind: "cap", max: 7, days: 7, unit: "attempt", scope: "debt", counts: VOICE },
    },
    {
      id: "US-F-COOL7",
      citation: "12 CFR 1006.14(b)(2)(i)(B)",
      confidence: "S",
      binds: COLLECTORS,
      channels: VOICE,
      minDaysPastDue: 1,
      spec: { kind: "cooldown", days: 7, counts: VOICE },
    },
    {
      id: "US-TCPA-CONS",
      citation: "47 CFR 64.1200(a)(1)",
      confidence: "S",
      binds: EVERYBODY,
      channels: ["sms", "voice_auto"],
      spec: { kind: "consent", need: "granted" },
    },
    {
      id: "US-TCPA-REVOKE",
      citation: "47 CFR 64.1200(a)(10)",
      confidence: "R",
      binds: EVERYBODY,
      channels: ["sms", "voice_auto", "voice_human"],
      spec: { kind: "consent", need: "not_revoked" },
    },
    {
      id: "US-F-MEDIUM",
      citation: "12 CFR 1006.14(h)(1)",
      confidence: "S",
      binds: COLLECTORS,
      channels: MESSAGES,
      spec: { kind: "consent", need: "not_revoked" },
    },
    {
      id: "US-BK",
      citation: "11 USC 362",
      confidence: "G",
      binds: EVERYBODY,
      channels: MESSAGES,
      spec: { kind: "flag", flag: "bankruptcy" },
    },
  ],
};
