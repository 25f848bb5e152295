import { collectors, everybody, note } from "../build";
import type { Note, Retention } from "../rules";

/** What mainland China asks for without a number that software could judge. */
export const cnNotes: readonly Note[] = [
  note(
    collectors("CN-CYCLE", "S", "GB/T 45251-2025, one portal's reading"),
    "A collection cycle of at least seven natural days for a product; to be verified in the standard.",
  ),
  note(
    collectors("CN-3P-LOST", "S", "China Banking Association guide of 2026-01-30"),
    "A contact person only when the debtor cannot be reached, died or lacks capacity: a dead number, three failed calls and again the next day, or three days in a row. Stop when refused; never tell of the debt.",
  ),
  note(
    collectors("CN-AI", "S", "China Banking Association guide of 2026-01-30"),
    "Artificial intelligence in calls: no unfair discrimination, reliable, no nuisance. Automatic calls count as calls.",
  ),
  note(
    collectors("CN-PRIVATE", "S", "China Banking Association guide of 2026-01-30"),
    "No private telephones or chat accounts of agents, no visits into home or office, no public notices.",
  ),
  note(
    everybody("CN-SMS-SIGN", "S", "Carriers' rules for text messages"),
    "Registered ports and the merchant's name as signature; silence about consent is a refusal.",
  ),
  note(
    everybody("CN-PIPL", "G", "PIPL arts 13, 23, 28, 38, 55, 56"),
    "Separate consent for sharing, sensitive data of accounts, minimisation, rules for transfers abroad.",
  ),
];

export const cnRetention: readonly Retention[] = [
  { ...everybody("CN-SMS-REC", "S", "Draft of 2020"), what: "evidence of consent to texts", months: 5 },
  {
    ...everybody("CN-PIPL-REC", "G", "PIPL art. 56"),
    what: "impact assessments and records of processing",
    months: 36,
  },
];
