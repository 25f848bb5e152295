import type { PhraseBook } from "../types";

/** Forbidden wording in English. Source: the blocked column of the classes in `registry.ts`, and their word forms. */
export const en: PhraseBook = {
  id: "en",
  hasWords: true,
  phrases: {
    "arrest-or-criminal": [
      "arrest*", "police", "criminal*", "jail*", "prison", "imprison*", "fraud case", "warrant", "warrants",
      "prosecut*", "felony", "handcuff*", "behind bars",
    ],
    "legal-action": [
      "lawsuit*", "we will sue", "we'll sue", "sue you", "suing you", "sued", "legal action", "final legal notice",
      "a legal notice", "legal proceedings", "seize", "seizure of", "garnish*", "be frozen", "freeze your",
      "account frozen", "to court", "in court", "summons", "foreclos*", "repossess*", "take your [wages|house|home|car]",
    ],
    impersonation: [
      "court order", "court notice", "the court", "court case", "bailiff*", "attorney*", "sheriff", "marshal",
      "government notice", "official notice", "case no", "case number", "department of", "dept of", "law firm",
      "law office", "final notice", "collection agency", "collections department", "collection department",
      "debt collector*",
    ],
    intimidation: [
      "we know where you [live|work]", "you'll regret", "you will regret", "coming to your [house|home|door]",
      "come to your [house|home|door]", "visit your [house|home]", "or else", "you have been warned",
      "face the consequences", "serious consequences", "watch your back", "find you",
    ],
    abuse: [
      "deadbeat*", "liar", "liars", "scammer*", "shameful", "shame on you", "ashamed", "thief", "thieves", "crook",
      "crooks", "pathetic", "idiot*", "damn", "irresponsible", "loser", "scum", "stupid",
    ],
    "third-party-exposure": [
      "your employer*", "your boss", "your workplace", "your neighbo*", "post your [name|photo|picture]",
      "publish your", "expose you", "your contacts", "social media",
      "[tell|notify|inform|contact|call|message|visit|telling|notifying|informing|contacting|calling] ~ your [family|relatives|parents|friends|colleagues|coworkers|wife|husband|spouse|children|references]",
      "your [family|friends|relatives|parents] will",
    ],
    "credit-threat": [
      "credit score", "credit [is|will be] ruined", "[ruin*|destroy*|damage*|wreck*] ~ credit", "credit rating",
      "blacklist*", "credit bureau*", "credit agenc*", "no loan ever", "never get a [loan|visa|mortgage]",
    ],
    "false-amount": [
      "collection fee*", "collection charge*", "legal fee*", "interest accru*", "accru* interest", "accruing hourly",
      "penalty fee*", "late fee*", "penalt*", "additional charges", "interest is growing",
    ],
    "false-urgency": [
      "last chance", "final chance", "final warning", "last warning", "[within|in] [1|2|3|two|three|one] hour*",
      "within the hour", "within hours", "[pay|payment|settle] ~ within [12|24|48] hours", "within [12|24|48] hours or",
      "immediately or", "act now", "urgent*", "before it is too late", "before it's too late", "time is running out",
    ],
    "coercive-funding": [
      "borrow from [friends|family|your]", "borrow ~ another app", "take out a loan to", "sell your belongings",
    ],
    "rights-denied": [
      "don't dispute", "do not dispute", "can't opt out", "cannot opt out", "no right to dispute", "lose your rights",
      "admits the [whole|full|entire] debt",
    ],
    "status-threat": ["deport*", "immigration", "your visa"],
    "contact-flood": ["call you every [day|hour]", "every day until you pay", "until you pay", "never stop calling"],
    "debt-in-preview": [
      "overdue", "debt*", "collections", "in collection", "past due", "past-due", "unpaid", "owe", "owes", "owed", "owing",
      "arrears", "in default", "defaulted", "late payment*", "missed payment*", "delinquen*",
    ],
  },
}; // prettier-ignore
