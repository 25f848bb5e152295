import { cap, collectors, houseWeek, open, paused, script } from "../build";
import { MESSAGES, VOICE, everyDay, type Pack } from "../rules";

const ACT = "Money Lending Business Act art. 21(1)";

/** Japan: binds registered lenders; a merchant's own credit for a sale is excluded; adopted under the strict profile. */
export const jp: Pack = {
  id: "jp",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "JP",
  rules: [
    { ...collectors("JP-HOURS", "S", `${ACT}(i); Enforcement Regulation art. 19`), channels: MESSAGES, spec: open(everyDay("08:00-21:00")) },
    { ...collectors("JP-CAP", "S", "Self-regulation, about three calls a day; a weak source"), channels: VOICE, minDaysPastDue: 1, spec: cap(3, 1, VOICE) },
    houseWeek("JP"),
    { ...collectors("JP-WORK-3P", "S", `${ACT}(iii)-(ix)`), channels: MESSAGES, reaches: ["workplace", "third_party"], spec: { kind: "forbidden" } },
    { ...collectors("JP-CONTENT", "S", `${ACT}(v)-(viii)`), channels: MESSAGES, spec: script("third-party-exposure", "coercive-funding", "intimidation") },
    { ...collectors("JP-PAUSE", "G", `${ACT}(ix)`), channels: MESSAGES, spec: paused("attorney") },
  ],
}; // prettier-ignore
