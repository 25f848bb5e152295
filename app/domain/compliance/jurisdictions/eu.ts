import { collectors, everybody, note, paused, script } from "../build";
import { MESSAGES, type Pack } from "../rules";

const MEMBERS = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
const CCD2 = { effectiveFrom: "2026-11-20" } as const;
const DIRECTIVE = "Directive (EU) 2023/2225";

/** European Union: no hours and no numbers of its own, so that the house profile stays on top. */
export const eu: Pack = {
  id: "eu",
  version: "1",
  reviewedOn: "2026-11-23",
  countries: MEMBERS,
  keepsHouse: true,
  rules: [
    { ...everybody("EU-UCPD", "R", "Directive 2005/29/EC arts 8-9, Annex I(26)"), channels: MESSAGES, spec: script("intimidation", "abuse", "legal-action", "false-urgency", "contact-flood") },
    { ...everybody("EU-GDPR", "G", "GDPR arts 5, 6, 32"), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
    { ...collectors("EU-CCD2-35", "G", `${DIRECTIVE} art. 35`), ...CCD2, channels: MESSAGES, spec: paused("hardship") },
  ],
  notes: [
    note(collectors("EU-CCD2-SCOPE", "S", `${DIRECTIVE} art. 2(2)(h)`), "Pay-later credit of third parties is covered. A merchant's deferral is outside only without a third party, free but for limited late fees, and paid within 50 days; within 14 for large sellers online.", CCD2),
    note(collectors("EU-CCD2-36", "R", `${DIRECTIVE} art. 36(2), (3)`), "Detect difficulties early, and refer consumers in difficulty to debt advice services.", CCD2),
    note(collectors("EU-CCD2-35-CHARGES", "G", `${DIRECTIVE} art. 35`), "Late charges are limited to the costs where a member state says so.", CCD2),
    note(everybody("EU-EPRIV", "G", "Directive 2002/58/EC art. 13"), "Reminders are service messages, not direct marketing; push messages need the system's permission."),
    note(everybody("EU-GDPR-MINIMISE", "G", "GDPR art. 5"), "Previews do not tell of a debt, and records are kept no longer than national limitation asks."),
  ],
}; // prettier-ignore
