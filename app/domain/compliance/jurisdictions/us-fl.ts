import { EVERYBODY, PHONE, everyDay, type Pack } from "../rules";

/** Florida: night hours bind "a person"; e-mail is exempt since 2025-05-16. */
export const usFl: Pack = {
  id: "us-fl",
  version: "2",
  reviewedOn: "2026-11-23",
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
    {
      id: "US-FL-FCCPA-EMAIL",
      citation: "Fla. Stat. 559.72(17), before ch. 2025 SB 232",
      confidence: "R",
      binds: EVERYBODY,
      channels: ["email"],
      effectiveTo: "2025-05-15",
      spec: { kind: "window", week: everyDay("08:00-21:00"), closedOnHolidays: false },
    },
  ],
};
