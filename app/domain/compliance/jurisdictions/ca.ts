import { collectors, consent, elements, everybody, house, houseWeek, note, open } from "../build";
import { COLLECTORS, WRITTEN, everyDay, type Pack } from "../rules";

/** Canada, federal: the anti-spam law. Hours and numbers are the provinces' own. */
export const ca: Pack = {
  id: "ca",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "CA",
  rules: [
    { ...everybody("CA-CASL-STOP", "S", "CASL ss. 6(2)(c), 11"), channels: WRITTEN, spec: consent("not_revoked") },
    { ...everybody("CA-CASL", "S", "CASL s. 6(2), 6(6)"), channels: WRITTEN, spec: elements("opt_out", "creditor_name", "creditor_address", "creditor_contact") },
    { ...house("CA-HOUSE-HOURS", "messages by day, where the provinces have hours for calls only"), binds: COLLECTORS, channels: WRITTEN, spec: open(everyDay("08:00-21:00")) },
    houseWeek("CA"),
  ],
  notes: [
    note(everybody("CA-CASL-SERVICE", "S", "CASL s. 6(6)"), "Messages that complete or confirm a transaction or give account information need no consent, but the sender's identity, a postal address, a further contact and a way to unsubscribe, honoured within ten business days."),
    note(collectors("CA-ADAD", "G", "CRTC Unsolicited Telecommunications Rules"), "Automatic dialling for solicitation: Monday to Friday 9:00 to 21:30, weekends 10 to 18 o'clock."),
  ],
}; // prettier-ignore
