import { collectors, everybody, forbidden, note, paused, script } from "../build";
import { MESSAGES, type Pack } from "../rules";

/** New York State: General Business Law 601 binds a principal creditor; the state's numbers are only proposals. */
export const usNy: Pack = {
  id: "us-ny",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "NY",
  rules: [
    { ...everybody("US-NY-GBL601", "R", "N.Y. GBL 601"), channels: MESSAGES, spec: script("arrest-or-criminal", "legal-action", "impersonation", "contact-flood", "third-party-exposure") },
    { ...everybody("US-NY-GBL601-EMPLOYER", "R", "N.Y. GBL 601(4)"), channels: MESSAGES, reaches: ["workplace", "third_party"], spec: forbidden },
    { ...everybody("US-NY-GBL601-DISPUTE", "R", "N.Y. GBL 601(5)"), channels: MESSAGES, spec: paused("dispute") },
    { ...everybody("US-NY-GBL601-CEASE", "R", "N.Y. GBL 601(6)"), channels: MESSAGES, spec: paused("cease") },
  ],
  notes: [
    note(everybody("US-NY-GBL601-FREQ", "R", "N.Y. GBL 601(6)"), "No contact so often or at such unusual hours that it harasses; the law has no number."),
    note(collectors("US-NY-DFS1", "S", "23 NYCRR 1, proposed in December 2022"), "Proposed, adoption not found: one completed and three attempted calls in seven days for a debt, and electronic messages only with written consent."),
    note(everybody("US-NY-BNPL", "S", "N.Y. Banking Law art. 14-B; 3 NYCRR 423, proposed in February 2026"), "A licence for pay-later lenders and platforms, and a late fee of 8 dollars as the safe harbour; final status not found."),
  ],
  retention: [{ ...collectors("US-NY-DFS1-REC", "S", "23 NYCRR 1, proposed"), what: "consents to electronic messages", months: 72 }],
}; // prettier-ignore
