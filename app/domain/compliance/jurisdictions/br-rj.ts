import { everybody, openButHolidays } from "../build";
import { PHONE, weekly, type Pack } from "../rules";

/** Rio de Janeiro, business days only: a law of its own in place of the country's custom. */
export const brRj: Pack = {
  id: "br-rj",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "BR",
  province: "RJ",
  rules: [
    {
      ...everybody("BR-RJ", "S", "Lei 7.868/18 art. 3(4)"),
      channels: PHONE,
      spec: openButHolidays(weekly("09:00-19:00")),
    },
  ],
  lifts: [{ rule: "BR-DEFAULT", citation: "Lei 7.868/18 art. 3(4)" }],
};
