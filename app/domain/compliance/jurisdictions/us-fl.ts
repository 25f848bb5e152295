import { EVERYBODY, PHONE, everyDay, type Pack } from "../rules";

/** Florida: night hours bind "a person"; e-mail is exempt since 2025-05-16. */
export const usFl: Pack = {
  id: "us-fl",
  version: "1",
  reviewedOn: "2026-11-23",
  effectiveFrom: "2025-05-16",
  country: "US",
  province: "FL",
  rules: [
    {
      id: "US-FL-FCCPA",
      citation: "Fla. Stat. 559.72(17), as amended by ch. 2025 SB 232",
      confidence: "R",
      binds: EVERYBODY,
      channels: [...PHONE, "push"],
      spec: { kind: "window", week: everyDay("08:00-21:00"), closedOnHolidays: false },
    },
  ],
};
