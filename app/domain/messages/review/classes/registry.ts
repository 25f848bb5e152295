import { defineRegistry } from "../../../shared/registry";
import type { PhraseClass } from "../types";
import { en } from "./en";
import { zh } from "./zh";

/**
 * Wording that a reminder may never carry. Sources: 940 CMR 7.04; N.Y. GBL 601; CQLR s.3; BPCPA s.114; FCA
 * CONC 7.9; the eight bans of the China Banking Association guide of 2026-01-30; Brazil CDC arts 42 and 71.
 */
export const phraseClasses = defineRegistry<PhraseClass>(
  {
    id: "arrest-or-criminal",
    severity: "block",
    why: "Speaks of arrest or crime: an unpaid instalment is neither.",
    suggestion: "State the amount and the due date only.",
    where: "everywhere",
  },
  {
    id: "legal-action",
    severity: "block",
    why: "Threatens legal steps that are not decided or not usual.",
    suggestion:
      'Name a consequence only when it is in the contract and true: "If unpaid by <date> we may act as set out in our terms."',
    where: "everywhere",
  },
  {
    id: "impersonation",
    severity: "block",
    why: "Sounds like a court, a lawyer or an authority.",
    suggestion: "Write in the shop's own name with its own contact.",
    where: "everywhere",
  },
  {
    id: "intimidation",
    severity: "block",
    why: "Frightens the reader.",
    suggestion: "Offer a way out: a date that works, or a person to talk to.",
    where: "everywhere",
  },
  {
    id: "abuse",
    severity: "block",
    why: "Insults or shames the reader.",
    suggestion: "Keep to the facts in a neutral tone.",
    where: "everywhere",
  },
  {
    id: "third-party-exposure",
    severity: "block",
    why: "Threatens to tell others about the debt.",
    suggestion: '"This message is only for you."',
    where: "everywhere",
  },
  {
    id: "credit-threat",
    severity: "block",
    why: "Threatens a credit record falsely or with exaggeration.",
    suggestion: "Say it only if the shop really reports to a named bureau and its conditions are met.",
    where: "everywhere",
  },
  {
    id: "false-amount",
    severity: "block",
    why: "Names fees or interest that the order does not carry.",
    suggestion: "List only the amounts of the order itself.",
    where: "everywhere",
  },
  {
    id: "false-urgency",
    severity: "block",
    why: "Presses with urgency that is not real.",
    suggestion: '"Please pay by <date>."',
    where: "everywhere",
  },
  {
    id: "coercive-funding",
    severity: "block",
    why: "Pushes the reader to borrow or sell in order to pay.",
    suggestion: "Link to the ways to get more time.",
    where: "everywhere",
  },
  {
    id: "rights-denied",
    severity: "block",
    why: "Tells the reader that a right does not exist, or sets a trap.",
    suggestion: "Say how to dispute and how to stop the messages.",
    where: "everywhere",
  },
  {
    id: "status-threat",
    severity: "block",
    why: "Uses the reader's family or right of residence as a threat.",
    suggestion: "Leave it out.",
    where: "everywhere",
  },
  {
    id: "contact-flood",
    severity: "block",
    why: "Threatens to contact the reader again and again.",
    suggestion: "Say when the next message may come, or nothing.",
    where: "everywhere",
  },
  {
    id: "debt-in-preview",
    severity: "block",
    why: "Others can read the subject or preview: it must not reveal a debt.",
    suggestion: '"Update on your order <number>"',
    where: "preview",
  },
);

/** The languages that are checked, all of them in every message; another one is its file and a name here. */
export const phraseBooks = defineRegistry(en, zh);
