import { everybody, openButHolidays } from "../build";
import { PHONE, weekly, type Pack } from "../rules";

/** Alagoas, which names text messages expressly: a law of its own in place of the country's custom. */
export const brAl: Pack = {
  id: "br-al",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "BR",
  province: "AL",
  rules: [
    {
      ...everybody("BR-AL", "S", "Lei 7.782/16"),
      channels: PHONE,
      spec: openButHolidays(weekly("08:00-20:00", "08:00-14:00")),
    },
  ],
  lifts: [{ rule: "BR-DEFAULT", citation: "Lei 7.782/16" }],
};
