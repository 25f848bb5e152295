import { everybody, forbidden, note, open, paused, script } from "../build";
import { MESSAGES, everyDay, type Pack } from "../rules";

const ROSENTHAL = "Cal. Civ. Code 1788.17, importing 15 USC";

/** California: the Rosenthal Act binds whoever regularly collects own debts and imports most of the federal act. */
export const usCa: Pack = {
  id: "us-ca",
  version: "2",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "CA",
  rules: [
    {
      ...everybody("US-CA-ROS", "S", `${ROSENTHAL} 1692c(a)(1)`),
      channels: MESSAGES,
      minDaysPastDue: 1,
      spec: open(everyDay("08:00-21:00")),
    },
    { ...everybody("US-CA-ROS-3P", "S", `${ROSENTHAL} 1692c(b)`), channels: MESSAGES, reaches: ["workplace", "third_party"], spec: forbidden },
    { ...everybody("US-CA-ROS-DISPUTE", "S", `${ROSENTHAL} 1692g`), channels: MESSAGES, spec: paused("dispute") },
    { ...everybody("US-CA-ROS-CONTENT", "S", "Cal. Civ. Code 1788.10, 1788.11"), channels: MESSAGES, spec: script("arrest-or-criminal", "legal-action", "impersonation", "intimidation", "abuse", "contact-flood") },
  ],
  notes: [
    note(everybody("US-CA-FREQ", "S", "Cal. Civ. Code 1788.11; judgments against Credit One (2026) and Synchrony (2021)"), "Calls of unreasonable frequency are harassment; the law has no number. Courts asked for a cap for each debtor, and that stop and wrong numbers are honoured."),
    note(everybody("US-CA-LICENCE", "S", "Cal. Civ. Code 1788.2(c)"), "Who composes and sells collection letters is a debt collector: send in the merchant's own name, with wording that the merchant approved."),
  ],
}; // prettier-ignore
