import { everybody, forbidden, note, open, paused } from "../build";
import { MESSAGES, PHONE, everyDay, type Pack } from "../rules";

/** Florida: night hours bind "a person"; e-mail is exempt from them since 2025-05-16. */
export const usFl: Pack = {
  id: "us-fl",
  version: "3",
  reviewedOn: "2026-11-23",
  country: "US",
  province: "FL",
  rules: [
    {
      ...everybody("US-FL-FCCPA", "R", "Fla. Stat. 559.72(17), as amended by ch. 2025 SB 232"),
      channels: [...PHONE, "push"],
      spec: open(everyDay("08:00-21:00")),
    },
    {
      ...everybody("US-FL-FCCPA-EMAIL", "R", "Fla. Stat. 559.72(17), before ch. 2025 SB 232"),
      channels: ["email"],
      effectiveTo: "2025-05-15",
      spec: open(everyDay("08:00-21:00")),
    },
    { ...everybody("US-FL-EMPL", "R", "Fla. Stat. 559.72(4)"), channels: MESSAGES, reaches: ["workplace", "third_party"], spec: forbidden },
    { ...everybody("US-FL-ATTY", "G", "Fla. Stat. 559.72(18)"), channels: MESSAGES, spec: paused("attorney") },
  ],
  notes: [
    note(everybody("US-FL-TZ", "R", "Fla. Stat. 559.72(17)"), "The area code's zone is presumed unless the sender reasonably believes otherwise; the gate takes all zones that anything points to."),
    note(everybody("US-FL-FTSA", "S", "Fla. Stat. 501.059, 501.616(6)"), "8 to 20 o'clock and three calls in 24 hours are for commercial solicitation; calls about an existing debt are outside it."),
  ],
}; // prettier-ignore
