import { collectors, elements, everybody, house, houseWeek, note, open, paused, script } from "../build";
import { MESSAGES, WRITTEN, weekly, type Pack } from "../rules";

const CONC = "FCA Handbook, CONC";

/** United Kingdom: the conduct rules bind authorised lenders; a merchant's own interest-free terms are exempt. */
export const gb: Pack = {
  id: "gb",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "GB",
  rules: [
    { ...house("UK-HOUSE-HOURS", "the industry's custom, where CONC 7.9.4R has no number"), channels: MESSAGES, spec: open(weekly("08:00-21:00", "08:00-21:00")) },
    houseWeek("UK"),
    { ...collectors("UK-CONC-3P", "R", `${CONC} 7.9.6R-7.9.10R`), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
    { ...collectors("UK-CONC-MISLEAD", "R", `${CONC} 7.9.2R-7.9.5R, 7.9.11R`), channels: MESSAGES, spec: script("impersonation", "false-urgency", "intimidation", "third-party-exposure") },
    { ...collectors("UK-CONC-FORB", "G", `${CONC} 7.3`), channels: MESSAGES, spec: paused("hardship") },
    { ...collectors("UK-CONC-FORB-DISPUTE", "G", `${CONC} 7.14`), channels: MESSAGES, spec: paused("dispute") },
    { ...collectors("UK-CONC-FORB-VULNERABLE", "G", `${CONC} 7.10`), channels: MESSAGES, spec: paused("vulnerable") },
    { ...everybody("UK-BREATHING-SPACE", "G", "SI 2020/1311: all creditors, 60 days; in a mental health crisis, its length and 30 days"), channels: MESSAGES, spec: paused("breathing_space") },
    { ...everybody("UK-AJA", "G", "Administration of Justice Act 1970 s. 40; Protection from Harassment Act 1997"), channels: MESSAGES, spec: script("intimidation", "abuse", "contact-flood", "impersonation") },
    { ...collectors("UK-DPC-MISSED", "S", `${CONC} 7.20.1R, PS26/1`), channels: WRITTEN, minDaysPastDue: 1, effectiveFrom: "2026-07-15", spec: elements("agreement", "consequences", "how_to_mitigate", "debt_advice") },
  ],
  notes: [
    note(collectors("UK-CONC-TIME", "R", `${CONC} 7.9.4R`), "Not at unreasonable times, and reasonable requests about when, where and how are respected; the rule has no hours."),
    note(collectors("UK-DPC-SCOPE", "S", "RAO art. 60F"), "Interest-free credit of at most twelve instalments in twelve months is regulated when a third party lends, exempt when the merchant does.", { effectiveFrom: "2026-07-15" }),
    note(everybody("UK-OFCOM", "S", "Communications Act 2003 ss. 128-131; numbers are general knowledge"), "Silent and abandoned calls: 3 % at most, 72 hours without a redial unless a person calls, a message within two seconds, the number shown."),
    note(everybody("UK-PECR", "G", "PECR regs 19-22"), "A pure payment message is not direct marketing; any promotion in it makes it one."),
  ],
  retention: [{ ...everybody("UK-LIMITATION", "G", "Limitation Act 1980"), what: "records of the debt", months: 72 }],
}; // prettier-ignore
