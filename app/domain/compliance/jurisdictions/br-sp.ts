import { everybody, openButHolidays } from "../build";
import { PHONE, weekly, type Pack } from "../rules";

/** São Paulo: a law of its own in place of the country's custom. */
export const brSp: Pack = {
  id: "br-sp",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "BR",
  province: "SP",
  rules: [
    {
      ...everybody("BR-SP", "S", "Lei 15.426/14"),
      channels: PHONE,
      spec: openButHolidays(weekly("08:00-20:00", "08:00-14:00")),
    },
  ],
  lifts: [{ rule: "BR-DEFAULT", citation: "Lei 15.426/14" }],
};
