import { cap, consent, elements, everybody, note } from "../build";
import { MESSAGES, WRITTEN, type Pack } from "../rules";

const FROM = { effectiveFrom: "2026-09-01" } as const;
const RULE = "6 RCNY 5-77";

/** New York City, known by its postal codes: original creditors in debt collection procedures are covered. */
export const usNyc: Pack = {
  id: "us-nyc",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "NY",
  city: "nyc",
  rules: [
    {
      ...everybody("US-NYC-CAP", "S", RULE),
      ...FROM,
      channels: MESSAGES,
      minDaysPastDue: 1,
      spec: cap(3, 7, MESSAGES, { scope: "debt" }),
    },
    {
      ...everybody("US-NYC-ECONS", "S", `${RULE}(b)`),
      ...FROM,
      channels: ["sms", "push"],
      minDaysPastDue: 1,
      spec: consent("granted"),
    },
    {
      ...everybody("US-NYC-ECONS-EMAIL", "S", `${RULE}(b)`),
      ...FROM,
      channels: ["email"],
      minDaysPastDue: 1,
      spec: consent("not_revoked"),
    },
    {
      ...everybody("US-NYC-OPTOUT", "S", `${RULE}(b)`),
      ...FROM,
      channels: WRITTEN,
      minDaysPastDue: 1,
      spec: elements("opt_out"),
    },
  ],
  notes: [
    note(
      everybody("US-NYC-ECONS-READING", "G", `${RULE}(b)`),
      "Electronic messages need consent. An e-mail address that the customer gave for messages about the order is read as consent to e-mail about that order until it is withdrawn; counsel should confirm this reading.",
      FROM,
    ),
    note(
      everybody("US-NYC-STAGE", "S", RULE),
      "Routine servicing is not covered; the source does not say where it ends. The gate takes the first day past due.",
      FROM,
    ),
    note(
      everybody("US-NYC-MEDIUM", "S", `${RULE}(b)`),
      "A request to stop holds for the medium in which it was made.",
      FROM,
    ),
    note(
      everybody("US-NYC-LANG", "G", RULE),
      "Record and observe the consumer's language preference; the final rule leaves room for messages in other languages.",
      FROM,
    ),
  ],
  retention: [
    {
      ...everybody("US-NYC-REC", "S", "6 RCNY 2-193, 5-77"),
      what: "all communications, spoken ones and the consumer's own included",
      months: 36,
    },
  ],
};
