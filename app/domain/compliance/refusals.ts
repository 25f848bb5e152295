import { reviewScript } from "../messages/review/review";
import type { ConsentRule, LanguageRule, ScriptRule, TimelessSpec } from "./rules";
import type { ConsentKind, ContactFacts, ContactPurpose, Flag } from "./types";

const reviews = new WeakMap<ContactFacts["contact"], readonly string[]>();

const isWorded = ({ subject, text }: ContactFacts["contact"]): boolean => subject !== undefined || text !== undefined;

/** The classes of wording that block. One contact is reviewed once, however many rules and moments are tried for it. */
const blockedClasses = ({ contact, recipient }: ContactFacts): readonly string[] => {
  if (!isWorded(contact)) return [];
  const known = reviews.get(contact);
  if (known !== undefined) return known;
  const { subject, text = "", channel, names, confirmed } = contact;
  const { findings } = reviewScript({ subject, text, channel, locale: recipient.language, names, confirmed });
  const blocked = findings.filter(({ severity }) => severity === "block").map((finding) => finding.class);
  reviews.set(contact, blocked);
  return blocked;
};

const isUnclean = ({ classes }: ScriptRule, facts: ContactFacts): boolean =>
  blockedClasses(facts).some((found) => classes === undefined || classes.includes(found));

const consentKind = ({ channel }: ContactFacts["contact"]): ConsentKind | undefined =>
  channel === "letter" ? undefined : channel === "voice_auto" || channel === "voice_human" ? "voice" : channel;

const lacksConsent = ({ need, across = [] }: ConsentRule, { contact, consents }: ContactFacts): boolean => {
  const kind = consentKind(contact);
  if (kind === undefined) return false;
  if (across.some((other) => consents[other] === "revoked")) return true;
  return consents[kind] === "revoked" || (need === "granted" && consents[kind] === "none");
};

/** These are not about paying: of the person-level stops only those that end all contact bind them. */
const NOT_ABOUT_PAYING = new Set<ContactPurpose>(["service", "confirmation"]);
const STOPS_EVERYTHING = new Set<Flag>(["deceased", "minor", "wrong_number", "cease", "attorney"]);

const isStopped = (flag: Flag, { flags, contact }: ContactFacts): boolean =>
  flags.includes(flag) && (!NOT_ABOUT_PAYING.has(contact.purpose) || STOPS_EVERYTHING.has(flag));

/** Speech is in the language of whoever speaks; of a text, both `fr` and `fr-CA` are French. */
const lacksLanguage = ({ language }: LanguageRule, { contact, recipient }: ContactFacts): boolean =>
  (isWorded(contact) || contact.languages !== undefined) &&
  !(contact.languages ?? [recipient.language]).some((tag) => tag.toLowerCase().split("-")[0] === language);

/** Rules that know no time: they refuse or they do not. */
export const refuses = (spec: TimelessSpec, facts: ContactFacts): boolean => {
  switch (spec.kind) {
    case "consent":
      return lacksConsent(spec, facts);
    case "flag":
      return isStopped(spec.flag, facts);
    case "purpose":
      return facts.contact.purpose === spec.purpose;
    case "script":
      return isUnclean(spec, facts);
    case "language":
      return lacksLanguage(spec, facts);
    case "elements": {
      const { elements: present } = facts.contact;
      return present !== undefined && spec.elements.some((element) => !present.includes(element));
    }
    case "forbidden":
      return true;
  }
};
