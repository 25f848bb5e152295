import { cap, everybody, open, openButHolidays } from "../build";
import { everyDay, PHONE, weekly, type Pack, type Rule, type RuleSpec } from "../rules";

const hoursOf = (id: string, provinces: readonly string[], spec: RuleSpec, citation: string): Rule => ({
  ...everybody(`US-MKT-${id}`, "S", citation),
  channels: PHONE,
  purposes: ["marketing"],
  provinces,
  spec,
});
const TABLES = "State telemarketing acts, by vendors' tables";
const NO_SUNDAY = openButHolidays(weekly("08:00-20:00", "08:00-20:00"));

/** States' hours for calls and texts with an offer in them; the house refuses marketing about a debt anyway. */
export const usMarketing: Pack = {
  id: "us-marketing",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  rules: [
    { ...everybody("US-MKT-TCPA-HOURS", "S", "47 CFR 64.1200(c)(1)"), channels: PHONE, purposes: ["marketing"], spec: open(everyDay("08:00-21:00")) },
    hoursOf("8-20", ["FL", "MD", "OK", "NJ", "MS"], open(everyDay("08:00-20:00")), TABLES),
    hoursOf("CT", ["CT"], open(everyDay("09:00-20:00")), TABLES),
    hoursOf("TX", ["TX"], open(weekly("09:00-21:00", "09:00-21:00", "12:00-21:00")), TABLES),
    hoursOf("RI", ["RI"], open(weekly("09:00-18:00", "10:00-17:00", "10:00-17:00")), TABLES),
    hoursOf("AL-LA", ["AL", "LA"], NO_SUNDAY, TABLES),
    hoursOf("KY", ["KY"], open(everyDay("10:00-21:00")), TABLES),
    hoursOf("FL-CAP", ["FL"], cap(3, 1, PHONE), "Fla. Stat. 501.616(6): three in 24 hours on one subject"),
  ],
}; // prettier-ignore
