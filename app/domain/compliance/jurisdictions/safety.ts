import { FLAGS } from "../types";
import { ALL_CHANNELS, EVERYBODY, type Pack, type Rule } from "../rules";

/** Rules about the person, in force everywhere and always, whatever the merchant chose (decision record 010). */
const BASIS: Readonly<Record<(typeof FLAGS)[number], string>> = {
  dispute: "Open dispute: 940 CMR 7.08, R-2.2 s.3, GBL 601(5)",
  hardship: "Hardship request unanswered: National Credit Code s.72, Directive (EU) 2023/2225 arts 35-36",
  bankruptcy: "Bankruptcy: 11 USC 362",
  attorney: "Represented: 12 CFR 1006.6(b)(2), R-2.2 s.3(2)",
  deceased: "Deceased: 12 CFR 1006.6(a)(4)",
  minor: "Minor: 12 CFR 1006.6(a)",
  vulnerable: "Vulnerable person: FCA CONC 7.10, GB/T 45251-2025",
  wrong_number: "Wrong person or address: UDAAP, 12 USC 5531",
  cease: "Asked not to be contacted: 12 CFR 1006.6(c), GBL 601(6), CONC 7.9.4",
  promise: "Promise to pay not yet due: UDAAP, 12 USC 5531",
  return_open: "Return open: the amount may be wrong, UDAAP",
  undelivered: "Goods not delivered: the amount may not be owed, UDAAP",
  paid: "Paid",
  breathing_space: "Breathing space or another moratorium: SI 2020/1311, Directive (EU) 2023/2225 art 35",
  bereavement: "Bereavement, disaster or a family's great day: RBI draft directions of 2026-02-12",
};

const flagRules = FLAGS.map((flag): Rule => ({
  id: `SAFE-${flag.toUpperCase().replaceAll("_", "-")}`,
  citation: BASIS[flag],
  confidence: "H",
  binds: EVERYBODY,
  channels: ALL_CHANNELS,
  spec: { kind: "flag", flag },
}));

const house = { confidence: "H", binds: EVERYBODY } as const;

export const safety: Pack = {
  id: "person",
  version: "3",
  reviewedOn: "2026-11-23",
  rules: [
    ...flagRules,
    {
      ...house,
      id: "SAFE-OPT-OUT",
      citation: "The customer stopped this channel",
      channels: ALL_CHANNELS,
      spec: { kind: "consent", need: "not_revoked" },
    },
    {
      ...house,
      id: "SAFE-CONSENT",
      citation: "Texts, push and automatic calls only with consent",
      channels: ["sms", "push", "voice_auto"],
      spec: { kind: "consent", need: "granted" },
    },
    {
      ...house,
      id: "SAFE-NO-MARKETING",
      citation: "An offer in a message about a debt makes it marketing: 47 CFR 64.1200(c)(1), PECR regs 19-22",
      channels: ALL_CHANNELS,
      spec: { kind: "purpose", purpose: "marketing" },
    },
    {
      ...house,
      id: "SAFE-SCRIPT",
      citation: "Forbidden wording: 940 CMR 7.04, N.Y. GBL 601, R-2.2 s.3, FCA CONC 7.9",
      channels: ALL_CHANNELS,
      spec: { kind: "script" },
    },
    {
      ...house,
      id: "SAFE-THIRD-PARTY",
      citation: "House rule: a debt is spoken of with the debtor only, 12 CFR 1006.6(d)(1), R-2.2 s.4, FCA CONC 7.9.6",
      channels: ALL_CHANNELS,
      reaches: ["third_party"],
      spec: { kind: "forbidden" },
    },
    {
      ...house,
      id: "SAFE-ONE-A-DAY",
      citation: "House rule after 12 CFR 1006.14(a) comment 1: one contact in 24 hours over all channels",
      channels: ALL_CHANNELS,
      spec: { kind: "gap", hours: 24 },
    },
  ],
};
