import { burst, cap, collectors, consent, elements, everybody, forbidden, open, paused, script } from "../build";
import { usNotes, usRetention } from "../notes/us";
import { MESSAGES, VOICE, WRITTEN, everyDay, type Pack } from "../rules";

const REG_F_CAP = "12 CFR 1006.14(b)(2)(i)";

/** United States, federal: Regulation F as the floor (it binds collectors, not first parties), TCPA for everybody. */
export const us: Pack = {
  id: "us",
  version: "3",
  reviewedOn: "2026-11-23",
  country: "US",
  rules: [
    {
      ...collectors("US-F-HOURS", "R", "12 CFR 1006.6(b)(1)(i)"),
      channels: MESSAGES,
      spec: open(everyDay("08:00-21:00")),
    },
    {
      ...collectors("US-F-7IN7", "R", `${REG_F_CAP}(A)`),
      channels: VOICE,
      minDaysPastDue: 1,
      spec: cap(7, 7, VOICE, { scope: "debt" }),
    },
    {
      ...collectors("US-F-COOL7", "S", `${REG_F_CAP}(B)`),
      channels: VOICE,
      minDaysPastDue: 1,
      spec: { kind: "cooldown", days: 7, counts: VOICE },
    },
    {
      ...collectors("US-F-BURST", "S", "CFPB FAQ on 12 CFR 1006.14(b): two unanswered calls within five minutes"),
      channels: VOICE,
      minDaysPastDue: 1,
      spec: burst(1, 5, VOICE),
    },
    {
      ...collectors("US-F-BURST-DAY", "S", "CFPB FAQ on 12 CFR 1006.14(b): all seven calls on one day"),
      channels: VOICE,
      minDaysPastDue: 1,
      spec: cap(6, 1, VOICE, { per: "day", scope: "debt" }),
    },
    {
      ...collectors("US-F-PLACE", "R", "12 CFR 1006.6(b)(3), 1006.22(f)(3)"),
      channels: MESSAGES,
      reaches: ["workplace"],
      spec: forbidden,
    },
    {
      ...collectors("US-F-3P", "R", "12 CFR 1006.6(d)(1)"),
      channels: MESSAGES,
      reaches: ["third_party"],
      spec: forbidden,
    },
    { ...collectors("US-F-OPTOUT", "S", "12 CFR 1006.6(e)"), channels: WRITTEN, spec: elements("opt_out") },
    { ...collectors("US-F-MEDIUM", "S", "12 CFR 1006.14(h)(1)"), channels: MESSAGES, spec: consent("not_revoked") },
    { ...collectors("US-F-ATTY", "S", "12 CFR 1006.6(b)(2)"), channels: MESSAGES, spec: paused("attorney") },
    { ...collectors("US-F-CEASE", "S", "12 CFR 1006.6(c)"), channels: MESSAGES, spec: paused("cease") },
    { ...collectors("US-F-DISPUTE", "S", "12 CFR 1006.34, 1006.38"), channels: MESSAGES, spec: paused("dispute") },
    { ...everybody("US-DECEASED", "R", "12 CFR 1006.6(a)(4)"), channels: MESSAGES, spec: paused("deceased") },
    { ...everybody("US-BK", "G", "11 USC 362"), channels: MESSAGES, spec: paused("bankruptcy") },
    {
      ...collectors("US-F-PROHIB", "R", "12 CFR 1006.14, 1006.18, 1006.22"),
      channels: MESSAGES,
      spec: script("arrest-or-criminal", "legal-action", "impersonation", "intimidation", "abuse", "false-amount"),
    },
    {
      ...everybody("US-UDAAP", "S", "12 USC 5531, 5536; 15 USC 45"),
      channels: MESSAGES,
      spec: script("arrest-or-criminal", "legal-action", "impersonation", "false-amount", "false-urgency"),
    },
    {
      ...everybody("US-TCPA-CONS", "S", "47 CFR 64.1200(a)(1)"),
      channels: ["sms", "voice_auto"],
      spec: consent("granted"),
    },
    {
      ...everybody("US-TCPA-REVOKE", "R", "47 CFR 64.1200(a)(10)"),
      channels: ["sms", "voice_auto", "voice_human"],
      spec: consent("not_revoked"),
    },
    {
      ...everybody(
        "US-TCPA-REVALL",
        "S",
        "47 CFR 64.1200(a)(10), waived to 2027-01-31 by the FCC's order of 2026-01-06",
      ),
      channels: ["sms", "voice_auto"],
      effectiveFrom: "2027-01-31",
      spec: consent("not_revoked", ["sms", "voice"]),
    },
  ],
  notes: usNotes,
  retention: usRetention,
};
