import { everybody, script } from "../build";
import { MESSAGES, type Pack, type Rule } from "../rules";

const CLASSES = ["arrest-or-criminal", "legal-action", "impersonation", "intimidation", "abuse", "false-amount"];

const content = (state: string, confidence: "S" | "G", citation: string): Rule => ({
  ...everybody(`US-${state}-CONTENT`, confidence, citation),
  channels: MESSAGES,
  provinces: [state],
  spec: script(...CLASSES),
});

/** States whose statutes bind creditors as well, without numbers: threats, harassment and misrepresentation. */
export const usCreditorStates: Pack = {
  id: "us-creditor-states",
  version: "1",
  reviewedOn: "2026-11-23",
  country: "US",
  rules: [
    content("TX", "S", "Tex. Fin. Code 392.301-392.304"),
    content("PA", "S", "73 P.S. 2270"),
    content("MI", "S", "Mich. Comp. Laws 445.251"),
    content("NC", "G", "N.C. Gen. Stat. 75-50"),
    content("MD", "G", "Md. Code, Com. Law 14-201"),
    content("WI", "G", "Wis. Stat. 427"),
    content("CT", "G", "Conn. Gen. Stat. 36a-645"),
    content("NH", "G", "N.H. Rev. Stat. 358-C"),
    content("LA", "G", "Louisiana consumer credit law"),
    content("SC", "G", "South Carolina consumer protection code"),
    content("OR", "G", "Oregon unlawful debt collection practices"),
    content("IA", "G", "Iowa consumer credit code"),
    content("HI", "G", "Hawaii collection practices law"),
    content("CO", "G", "Colorado fair debt collection practices act"),
  ],
};
