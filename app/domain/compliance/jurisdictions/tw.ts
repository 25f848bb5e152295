import { collectors, houseWeek, open, script } from "../build";
import { MESSAGES, everyDay, type Pack } from "../rules";

const RULES = "Rules on outsourcing by financial institutions, section 14(3)";

/** Taiwan: binds banks' outsourced collection; adopted under the strict profile. */
export const tw: Pack = {
  id: "tw",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "TW",
  rules: [
    { ...collectors("TW-HOURS", "S", RULES), channels: MESSAGES, spec: open(everyDay("07:00-22:00")) },
    houseWeek("TW"),
    { ...collectors("TW-CONTENT", "S", `${RULES}; cash card notes 19, 21`), channels: MESSAGES, spec: script("intimidation", "abuse", "arrest-or-criminal", "legal-action") },
    { ...collectors("TW-CONTENT-3P", "S", RULES), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
  ],
  retention: [{ ...collectors("TW-REC", "R", "Cash card notes 20"), what: "recordings of collection calls", months: 6 }],
}; // prettier-ignore
