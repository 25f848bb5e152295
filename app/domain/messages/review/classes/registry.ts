import { defineRegistry } from "../../../shared/registry";
import type { Consequence } from "../../consequences";
import type { PhraseClass } from "../types";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { ja } from "./ja";
import { pt } from "./pt";
import { zh } from "./zh";

const everywhere = { severity: "block", where: "everywhere", denied: "warn" } as const;
/** A shop that asks for its money has no reason to name these, not even to say that they will not happen. */
const evenDenied = { ...everywhere, denied: "block" } as const;

/** Wording that a reminder may never carry, by the classes of the sources named with each. */
export const phraseClasses = defineRegistry<PhraseClass>(
  {
    id: "arrest-or-criminal",
    why: "Speaks of arrest or crime: an unpaid instalment is neither.",
    suggestion: "State the amount and the due date only.",
    source: "940 CMR 7.04; N.Y. GBL 601; China Banking Association guide 2026 (eight bans)",
    ...evenDenied,
  },
  {
    id: "legal-action",
    why: "Threatens steps that are not decided, not usual or not confirmed.",
    suggestion:
      'Name a consequence only when it is in the contract and true: "If unpaid by <date> we may act as set out in our terms."',
    source: "N.Y. GBL 601(7); CQLR R-2.2 s.3; FCA CONC 7.9",
    ...everywhere,
  },
  {
    id: "impersonation",
    why: "Sounds like a court, a lawyer or an authority.",
    suggestion: "Write in the shop's own name with its own contact.",
    source: "N.Y. GBL 601(9); BPCPA s.114; 940 CMR 7.04",
    ...everywhere,
  },
  {
    id: "intimidation",
    why: "Frightens the reader.",
    suggestion: "Offer a way out: a date that works, or a person to talk to.",
    source: "BPCPA s.114; FCA CONC 7.9; Brazil CDC art. 42",
    ...evenDenied,
  },
  {
    id: "abuse",
    why: "Insults or shames the reader.",
    suggestion: "Keep to the facts in a neutral tone.",
    source: "940 CMR 7.04; Brazil CDC art. 42; Taiwan outsourcing rules art. 14",
    ...evenDenied,
  },
  {
    id: "third-party-exposure",
    why: "Threatens to tell others about the debt.",
    suggestion: '"This message is only for you."',
    source: "940 CMR 7.05(2), 7.06; N.Y. GBL 601(4); China Banking Association guide 2026",
    ...everywhere,
  },
  {
    id: "credit-threat",
    why: "Threatens a credit record falsely, with exaggeration or without confirmation.",
    suggestion: "Say it only if the shop really reports to a named bureau and its conditions are met.",
    source: "N.Y. GBL 601(3); FCA CONC 7.9; 12 CFR 1006.18",
    ...everywhere,
  },
  {
    id: "false-amount",
    why: "Names fees or interest that the order is not known to carry.",
    suggestion: "List only the amounts of the order itself.",
    source: "12 CFR 1006.22(b); CQLR R-2.2 s.3; Brazil CDC art. 42",
    ...everywhere,
  },
  {
    id: "false-urgency",
    why: "Presses with urgency that is not real.",
    suggestion: '"Please pay by <date>."',
    source: "FCA CONC 7.9; 12 USC 5531",
    ...everywhere,
  },
  {
    id: "deceptive-pretext",
    why: "Hides what the message is about.",
    suggestion: "Say truthfully why you write.",
    source: "N.Y. GBL 601; 12 CFR 1006.18(d)",
    ...everywhere,
  },
  {
    id: "coercive-funding",
    why: "Pushes the reader to borrow, sell or go without in order to pay.",
    suggestion: "Link to the ways to get more time.",
    source: "FCA CONC 7.3; China Banking Association guide 2026",
    ...everywhere,
  },
  {
    id: "debt-sale",
    why: "Uses the sale of the debt as a threat.",
    suggestion: "Leave it out.",
    source: "940 CMR 7.04(1)(a)",
    ...everywhere,
  },
  {
    id: "waiver-trap",
    why: "Makes a payment or a reply into an admission or a waiver.",
    suggestion: "Say only what will be done with the payment.",
    source: "12 CFR 1006.18; 12 USC 5531",
    ...everywhere,
  },
  {
    id: "rights-denied",
    why: "Tells the reader that a right does not exist.",
    suggestion: "Say how to dispute and how to stop the messages.",
    source: "N.Y. GBL 601(5); 47 CFR 64.1200(a)(10); 12 CFR 1006.6(e)",
    ...everywhere,
  },
  {
    id: "status-threat",
    why: "Uses the reader's family, age, origin or right of residence as a threat.",
    suggestion: "Leave it out.",
    source: "FCA CONC 7.9; China Banking Association guide 2026; Cal. Civ. Code 1788.10",
    ...evenDenied,
  },
  {
    id: "contact-flood",
    why: "Threatens to contact the reader again and again.",
    suggestion: "Say when the next message may come, or nothing.",
    source: "12 CFR 1006.14; 940 CMR 7.04(1)(f)",
    ...everywhere,
  },
  {
    id: "marketing",
    why: "Mixes advertising into a message about a payment, which makes it advertising in law.",
    suggestion: "Send offers apart, to those who asked for them.",
    source: "47 CFR 64.1200(c)(1); Fla. Stat. 501.059; PECR reg. 22",
    ...everywhere,
  },
  {
    id: "debt-in-preview",
    severity: "block",
    why: "Others can read the subject or preview: it must not reveal a debt.",
    suggestion: '"Update on your order <number>"',
    source: "12 CFR 1006.6(d), 1006.22(f); 940 CMR 7.05(2)",
    where: "preview",
    denied: "block",
  },
);

/** Under which class a consequence is found that nobody has confirmed. */
export const CLASS_OF: Readonly<Record<Consequence, string>> = {
  late_fee: "false-amount",
  credit_reporting: "credit-threat",
  collection_partner: "legal-action",
  legal_action: "legal-action",
  account_closure: "legal-action",
};

/** The languages that are checked, all of them in every message; another one is its file and a name here. */
export const phraseBooks = defineRegistry(en, zh, es, fr, de, pt, ja);
