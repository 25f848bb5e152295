import { collectors, consent, everybody, houseWeek, note, open, paused, script } from "../build";
import { MESSAGES, everyDay, type Pack } from "../rules";

const CIRCULAR = "RBI circular of 2022-08-12";
const DRAFT = "RBI draft directions of 2026-02-12, final text not found";

/** India: binds regulated entities and their agents; adopted under the strict profile. */
export const india: Pack = {
  id: "in",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "IN",
  rules: [
    { ...collectors("IN-HOURS", "S", `${CIRCULAR}; ${DRAFT}`), channels: MESSAGES, spec: open(everyDay("08:00-19:00")) },
    houseWeek("IN"),
    { ...collectors("IN-OCCASION", "S", DRAFT), channels: MESSAGES, spec: paused("bereavement") },
    { ...collectors("IN-3P", "S", CIRCULAR), channels: MESSAGES, reaches: ["third_party"], spec: { kind: "forbidden" } },
    { ...collectors("IN-CONTENT", "S", CIRCULAR), channels: MESSAGES, spec: script("third-party-exposure", "intimidation", "abuse", "arrest-or-criminal") },
    { ...everybody("IN-DLT-CONSENT", "S", "TCCCPR 2018"), channels: ["sms", "voice_auto"], spec: consent("not_revoked") },
  ],
  notes: [
    note(everybody("IN-DLT", "S", "TCCCPR 2018, amended 2025-02-12"), "Sender, header and every template of a text are registered beforehand, as service or transactional (within 30 minutes of its cause); what is not registered is dropped. Promotions only from 10 to 21 o'clock."),
    note(collectors("IN-OCCASION-TIMES", "S", DRAFT), "No calls at bereavement, calamity, marriage or festivals; requests about times are respected; no agent while a grievance is pending."),
    note(collectors("IN-REC", "S", DRAFT), "Calls are recorded; the agent's name is told beforehand by text, e-mail or letter."),
  ],
}; // prettier-ignore
