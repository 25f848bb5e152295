import { cap, collectors, consent, elements, everybody, open, script } from "../build";
import { cnNotes, cnRetention } from "../notes/cn";
import { MESSAGES, VOICE, everyDay, type Pack } from "../rules";

const GUIDE = "China Banking Association guide of 2026-01-30";

/** Mainland China: binds financial institutions and their agents; adopted for everybody under the strict profile. */
export const cn: Pack = {
  id: "cn",
  version: "2",
  reviewedOn: "2026-11-23",
  country: "CN",
  rules: [
    { ...collectors("CN-HOURS", "S", `GB/T 45251-2025 section 5.3; ${GUIDE}`), channels: MESSAGES, spec: open(everyDay("08:00-22:00")) },
    { ...collectors("CN-CAP-TALK", "S", "GB/T 45251-2025"), channels: VOICE, minDaysPastDue: 1, spec: cap(3, 1, VOICE, { unit: "conversation" }) },
    { ...collectors("CN-CAP-TRY", "S", GUIDE), channels: VOICE, minDaysPastDue: 1, spec: cap(6, 1, VOICE, { scope: "number" }) },
    { ...collectors("CN-3P", "S", `GB/T 45251-2025; ${GUIDE}`), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
    { ...collectors("CN-CONTENT", "S", `${GUIDE}, eight bans`), channels: MESSAGES, spec: script("intimidation", "abuse", "impersonation", "credit-threat", "legal-action", "false-amount", "coercive-funding", "third-party-exposure") },
    { ...everybody("CN-CONTENT-CRIME", "S", "Criminal Law arts 293, 293-1; Civil Code art. 1032"), channels: MESSAGES, spec: script("intimidation", "abuse", "third-party-exposure") },
    { ...everybody("CN-SMS", "S", "Rules on text messaging services (2015)"), channels: ["sms"], spec: consent("granted") },
    { ...everybody("CN-SMS-OPTOUT", "S", "Rules on text messaging services (2015)"), channels: ["sms"], spec: elements("opt_out", "creditor_name") },
  ],
  notes: cnNotes,
  retention: cnRetention,
}; // prettier-ignore
