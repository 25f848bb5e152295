import { collectors, everybody, note } from "../build";
import type { Note, Retention } from "../rules";

/** Federal rules of the United States that no software can judge, or that the way this app works already keeps. */
export const usNotes: readonly Note[] = [
  note(
    collectors("US-F-TZCONFLICT", "G", "12 CFR 1006.6(b), comment 6(b)(1)(i)-2"),
    "When location data conflict, the time must be convenient in all indicated places. The gate always intersects them.",
  ),
  note(
    collectors("US-F-ESEND", "S", "12 CFR 1006.6(b), CFPB FAQ on automatically generated messages"),
    "An electronic message counts at the time at which it is sent; scheduled reminders are included.",
  ),
  note(
    collectors("US-F-INCONVENIENT", "R", "12 CFR 1006.6(b)(1)(i)"),
    "Any time that the consumer called inconvenient is forbidden too.",
  ),
  note(
    collectors("US-F-EXCL", "S", "12 CFR 1006.14(b)(3)"),
    "Not counted as calls: those with direct prior consent (valid seven days at most), those that were not connected to the dialled number, and those to attorneys or creditors. The gate counts them all the same.",
  ),
  note(
    collectors("US-F-ECAP", "R", "12 CFR 1006.14(a), comment 1.i"),
    "No number for messages: numerous unsolicited texts a day for several days are likely harassment, and media add up.",
  ),
  note(
    collectors("US-F-LCM", "S", "12 CFR 1006.2(j)"),
    "A limited-content voicemail: a business name that does not imply collections, a request to reply, the name of a natural person, a number, and nothing that state law adds.",
  ),
  note(
    collectors("US-F-SMS60", "S", "12 CFR 1006.6(d)(5)"),
    "Safe harbour for texts: the number was used or confirmed by the consumer, or checked for reassignment, within 60 days.",
  ),
  note(
    collectors("US-F-EMAIL35", "S", "12 CFR 1006.6(d)(4)"),
    "Before a creditor hands an e-mail address to a collector: notice with at least 35 days to opt out.",
  ),
  note(
    collectors("US-F-VALID", "S", "12 CFR 1006.34"),
    "Validation information within five days of the first communication; Spanish optional.",
  ),
  note(
    everybody("US-TCPA-HOURS", "S", "47 CFR 64.1200(c)(1)"),
    "8 to 21 o'clock applies to telephone solicitations: an offer in a message about a debt makes it one. The house refuses marketing in such messages.",
  ),
  note(
    everybody("US-TCPA-KEYWORDS", "R", "47 CFR 64.1200(a)(10), (11)"),
    "Any reasonable way of saying stop counts: stop, quit, end, revoke, opt out, cancel and unsubscribe always do. To be honoured within ten business days; the app does it at once.",
    { effectiveFrom: "2025-04-11" },
  ),
  note(
    everybody("US-TCPA-CONFIRM", "R", "47 CFR 64.1200(a)(12)"),
    "One confirmation of an opt-out, without marketing, within five minutes; it may ask for the scope, and no reply means all.",
    { effectiveFrom: "2024-04-04" },
  ),
  note(
    everybody("US-SCRA", "G", "50 USC 3901"),
    "Servicemembers are protected against some legal steps; ask counsel before any.",
  ),
  note(
    everybody("US-TILA-BNPL", "G", "CFPB, withdrawn in 2025"),
    "The federal interpretive rule about pay-later credit was withdrawn in 2025.",
  ),
];

export const usRetention: readonly Retention[] = [
  {
    ...collectors("US-F-REC", "R", "12 CFR 1006.100"),
    what: "records of collection, after the last activity",
    months: 36,
  },
  { ...collectors("US-F-REC-CALLS", "R", "12 CFR 1006.100"), what: "recordings of calls, after the call", months: 36 },
];
