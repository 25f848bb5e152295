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

/** Wording that a reminder may never carry, by the classes of the sources named with each; why, and what to write instead, is in the texts of `review`. */
export const phraseClasses = defineRegistry<PhraseClass>(
  {
    id: "arrest-or-criminal",
    source: "940 CMR 7.04; N.Y. GBL 601; China Banking Association guide 2026 (eight bans)",
    ...evenDenied,
  },
  {
    id: "legal-action",
    source: "N.Y. GBL 601(7); CQLR R-2.2 s.3; FCA CONC 7.9",
    ...everywhere,
  },
  {
    id: "impersonation",
    source: "N.Y. GBL 601(9); BPCPA s.114; 940 CMR 7.04",
    ...everywhere,
  },
  {
    id: "intimidation",
    source: "BPCPA s.114; FCA CONC 7.9; Brazil CDC art. 42",
    ...evenDenied,
  },
  {
    id: "abuse",
    source: "940 CMR 7.04; Brazil CDC art. 42; Taiwan outsourcing rules art. 14",
    ...evenDenied,
  },
  {
    id: "third-party-exposure",
    source: "940 CMR 7.05(2), 7.06; N.Y. GBL 601(4); China Banking Association guide 2026",
    ...everywhere,
  },
  {
    id: "credit-threat",
    source: "N.Y. GBL 601(3); FCA CONC 7.9; 12 CFR 1006.18",
    ...everywhere,
  },
  {
    id: "false-amount",
    source: "12 CFR 1006.22(b); CQLR R-2.2 s.3; Brazil CDC art. 42",
    ...everywhere,
  },
  {
    id: "false-urgency",
    source: "FCA CONC 7.9; 12 USC 5531",
    ...everywhere,
  },
  {
    id: "deceptive-pretext",
    source: "N.Y. GBL 601; 12 CFR 1006.18(d)",
    ...everywhere,
  },
  {
    id: "coercive-funding",
    source: "FCA CONC 7.3; China Banking Association guide 2026",
    ...everywhere,
  },
  {
    id: "debt-sale",
    source: "940 CMR 7.04(1)(a)",
    ...everywhere,
  },
  {
    id: "waiver-trap",
    source: "12 CFR 1006.18; 12 USC 5531",
    ...everywhere,
  },
  {
    id: "rights-denied",
    source: "N.Y. GBL 601(5); 47 CFR 64.1200(a)(10); 12 CFR 1006.6(e)",
    ...everywhere,
  },
  {
    id: "status-threat",
    source: "FCA CONC 7.9; China Banking Association guide 2026; Cal. Civ. Code 1788.10",
    ...evenDenied,
  },
  {
    id: "contact-flood",
    source: "12 CFR 1006.14; 940 CMR 7.04(1)(f)",
    ...everywhere,
  },
  {
    id: "marketing",
    source: "47 CFR 64.1200(c)(1); Fla. Stat. 501.059; PECR reg. 22",
    ...everywhere,
  },
  {
    id: "debt-in-preview",
    severity: "block",
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
