import { everybody, openButHolidays } from "../build";
import { PHONE, weekly, type Pack } from "../rules";

/** Espírito Santo, business days only: a law of its own in place of the country's custom. */
export const brEs: Pack = {
  id: "br-es",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "BR",
  province: "ES",
  rules: [
    { ...everybody("BR-ES", "S", "Lei 10.626/17"), channels: PHONE, spec: openButHolidays(weekly("08:00-19:00")) },
  ],
  lifts: [{ rule: "BR-DEFAULT", citation: "Lei 10.626/17" }],
};
