import { everybody, openButHolidays } from "../build";
import { PHONE, weekly, type Pack } from "../rules";

/** Amazonas, business days only: a law of its own in place of the country's custom. */
export const brAm: Pack = {
  id: "br-am",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "BR",
  province: "AM",
  rules: [{ ...everybody("BR-AM", "S", "Lei 306/16"), channels: PHONE, spec: openButHolidays(weekly("08:00-19:00")) }],
  lifts: [{ rule: "BR-DEFAULT", citation: "Lei 306/16" }],
};
