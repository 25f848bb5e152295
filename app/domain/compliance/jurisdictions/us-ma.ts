import { cap, everybody, forbidden, note, open, paused, script } from "../build";
import { MESSAGES, PHONE, everyDay, type Pack } from "../rules";

const STAGE = { minDaysPastDue: 31 } as const;

/** Massachusetts: binds first-party creditors; texts and unanswered dials count (Armata v. Target, SJC). */
export const usMa: Pack = {
  id: "us-ma",
  version: "3",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "MA",
  rules: [
    {
      ...everybody("US-MA-CAP", "R", "940 CMR 7.04(1)(f)"),
      ...STAGE,
      channels: PHONE,
      spec: cap(2, 7, PHONE, { scope: "debt" }),
    },
    {
      ...everybody("US-MA-CAP-WORK", "R", "940 CMR 7.04(1)(f)"),
      ...STAGE,
      channels: PHONE,
      reaches: ["workplace"],
      spec: cap(2, 30, PHONE, { scope: "debt" }),
    },
    {
      ...everybody("US-MA-HOURS", "R", "940 CMR 7.04, 7.05(3)(e)"),
      ...STAGE,
      channels: PHONE,
      spec: open(everyDay("08:00-21:00")),
    },
    {
      ...everybody("US-MA-3P", "R", "940 CMR 7.05(2), 7.06"),
      channels: MESSAGES,
      reaches: ["third_party"],
      spec: forbidden,
    },
    { ...everybody("US-MA-VALID", "R", "940 CMR 7.08"), ...STAGE, channels: MESSAGES, spec: paused("dispute") },
    {
      ...everybody("US-MA-CONTENT", "R", "940 CMR 7.04(1)(a)"),
      channels: MESSAGES,
      spec: script(
        "arrest-or-criminal",
        "legal-action",
        "intimidation",
        "abuse",
        "third-party-exposure",
        "rights-denied",
      ),
    },
  ],
  notes: [
    note(
      everybody("US-MA-COUNT", "R", "Armata v. Target (SJC)"),
      "Attempts count unless it was truly impossible to reach somebody or to leave a message.",
    ),
    note(
      everybody("US-MA-ID", "R", "940 CMR 7.04(1)(d), 7.05(3)(b)"),
      "On every call the business name and the caller's first and last name; to others of the household not the business name unless they ask.",
    ),
    note(
      everybody("US-MA-WORK", "S", "940 CMR 7.04(1)(h)"),
      "A spoken request not to call at work holds for ten days, a written one until it is withdrawn.",
    ),
    note(
      everybody("US-MA-DISCLOSE", "R", "940 CMR 7.08"),
      "Validation information within five business days of the first communication; a written dispute within 30 days stops all until it is verified.",
    ),
    note(
      everybody("US-MA-FEE", "R", "940 CMR 7.04(1)(e)"),
      "No message or data charges for the debtor beyond what is permitted.",
    ),
  ],
};
