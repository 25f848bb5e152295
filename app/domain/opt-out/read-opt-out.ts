import type { ContactChannel } from "../channels/types";
import { tokenise, type Token } from "../messages/review/tokens";
import { PhraseTrie, type Hit } from "../messages/review/trie";
import { withoutOwnWords } from "./own-words";
import { splitQuoted } from "./quoted";
import { optOutBooks } from "./registry";
import { likeness } from "./typos";
import type { Inbound, OptOut, OptOutBook, OptOutScope } from "./types";

type Kind = OptOutScope | "unclear" | "keyword";
type Meaning = { readonly kind: Kind; readonly language: string };
type Tries = {
  readonly meanings: PhraseTrie<Meaning>;
  readonly otherwise: PhraseTrie<true>;
  readonly polite: PhraseTrie<true>;
};

const phrasesOf = ({ keywords, everything, debt, channel, unclear }: OptOutBook): readonly (readonly [Kind, readonly string[]])[] => [
  ["keyword", keywords], ["everything", everything], ["debt", debt], ["channel", channel], ["unclear", unclear],
]; // prettier-ignore

const build = (): Tries => {
  const tries: Tries = { meanings: new PhraseTrie(), otherwise: new PhraseTrie(), polite: new PhraseTrie() };
  for (const book of optOutBooks.all) {
    for (const [kind, phrases] of phrasesOf(book)) {
      const meaning = { kind, language: book.id };
      for (const phrase of phrases) tries.meanings.add(phrase, book.hasWords, meaning);
    }
    for (const phrase of book.otherwise) tries.otherwise.add(phrase, book.hasWords, true);
    for (const phrase of book.polite) tries.polite.add(phrase, book.hasWords, true);
  }
  return tries;
};
let built: Tries | undefined;
const tries = (): Tries => (built ??= build());

/** Words of their own in which one letter differs from a keyword. */
const ORDINARY = new Set(["shop", "step", "spot", "stock", "quite", "quiet", "suit", "unit", "story", "top", "stoop", "send", "alter", "salir", "bajo", "baby", "arrive", "subscribe", "subscribed", "subscription", "bestellung", "bestellen", "bestellt", "anmelden", "anmeldung", "abonner", "abonnement", "inscrire", "inscription"]); // prettier-ignore

type Found = Hit<Meaning> & { readonly text: string };

type Place = Pick<Hit<unknown>, "from" | "to">;

/** Inside other words, or turned round by the words before it: "don't stop sending". */
const isTaken = (hit: Place, span: Place): boolean =>
  (hit.from >= span.from && hit.to <= span.to) || (hit.from > span.from && hit.from <= span.to);

const findIn = (tokens: readonly Token[], text: string, otherwise: readonly Place[]): readonly Found[] => {
  const hits = tries().meanings.find(tokens);
  if (hits.length === 0) return [];
  return hits
    .filter((hit) => !otherwise.some((span) => isTaken(hit, span)))
    .map((hit) => ({ ...hit, text: text.slice(tokens[hit.from]?.start ?? 0, tokens[hit.to]?.end ?? 0) }));
};

/** The words that are left when greetings and polite words are taken away. */
const plainTokens = (tokens: readonly Token[]): readonly number[] => {
  const polite = tries().polite.find(tokens);
  return tokens.flatMap((_, i) => (polite.some(({ from, to }) => from <= i && i <= to) ? [] : [i]));
};

/** The whole message is a keyword, with or without polite words around it. */
const keywordAlone = (tokens: readonly Token[], found: readonly Found[]): Found | undefined => {
  const plain = plainTokens(tokens);
  const keywords = found.filter(({ value }) => value.kind === "keyword");
  const isCovered = plain.length > 0 && plain.every((i) => keywords.some(({ from, to }) => from <= i && i <= to));
  const whole = keywords.find(({ from, to }) => from === 0 && to === tokens.length - 1);
  return whole ?? (isCovered ? keywords[0] : undefined);
};

const KEYWORDS = optOutBooks.all.flatMap(({ id, keywords, hasWords }) =>
  hasWords ? keywords.filter((word) => !word.includes(" ")).map((word) => ({ word: tokenise(word)[0]?.text ?? word, language: id })) : [],
); // prettier-ignore
/** Long words are recognised with a slip anywhere in a text. */
const LONG = KEYWORDS.filter(({ word }) => word.length >= 9);

type Misspelt = { readonly isSure: boolean; readonly language: string; readonly text: string };

const longSlip = (tokens: readonly Token[], otherwise: readonly Place[]): Misspelt | undefined => {
  for (const [i, { text }] of tokens.entries()) {
    if (text.length < 8 || ORDINARY.has(text) || otherwise.some((span) => isTaken({ from: i, to: i }, span))) continue;
    const like = LONG.find(({ word }) => likeness(text, word) === "same");
    if (like) return { isSure: true, language: like.language, text };
  }
  return undefined;
};

/** The one word that is left beside polite ones. */
const onlyWord = (tokens: readonly Token[]): string | undefined => {
  const [only, ...others] = plainTokens(tokens);
  return only === undefined || others.length > 0 ? undefined : tokens[only]?.text;
};

const misspelt = (tokens: readonly Token[], otherwise: readonly Place[]): Misspelt | undefined => {
  const long = longSlip(tokens, otherwise);
  if (long) return long;
  const text = onlyWord(tokens);
  if (text === undefined || ORDINARY.has(text)) return undefined;
  const alike = KEYWORDS.map((one) => ({ ...one, how: likeness(text, one.word) }));
  const sure = alike.find(({ how }) => how === "same");
  const best = sure ?? alike.find(({ how }) => how === "perhaps");
  return best && { isSure: sure !== undefined, language: best.language, text };
};

/** "Stop emailing me", sent as a text message, is about e-mail. */
const channelMeant = (words: string, channel: ContactChannel): ContactChannel => {
  if (/e-?mail|邮件|郵件|correo|メール|courriel/iu.test(words)) return "email";
  return /\btext|\bsms|txt|短信|簡訊/iu.test(words) ? "sms" : channel;
};

const optedOut = (scope: OptOutScope, language: string, words: string, channel: ContactChannel): OptOut => ({
  kind: "opt_out",
  scope,
  channel: channelMeant(words, channel),
  language,
  words,
});

/** TD is what Chinese text messages offer by custom; elsewhere it is two letters. */
const isTooShort = ({ text }: Found, { channel }: Inbound): boolean => text.toLowerCase() === "td" && channel !== "sms";

const read = (text: string, inbound: Inbound): OptOut => {
  const tokens = tokenise(text);
  const otherwise = tries().otherwise.find(tokens);
  const found = findIn(tokens, text, otherwise).filter((hit) => !isTooShort(hit, inbound));
  for (const scope of ["everything", "debt", "channel"] as const) {
    const hit = found.find(({ value }) => value.kind === scope);
    if (hit) return optedOut(scope, hit.value.language, hit.text, inbound.channel);
  }
  const alone = keywordAlone(tokens, found);
  if (alone) return optedOut("channel", alone.value.language, alone.text, inbound.channel);
  const slip = misspelt(tokens, otherwise);
  if (slip?.isSure) return optedOut("channel", slip.language, slip.text, inbound.channel);
  const unclear = found.find(({ value }) => value.kind === "unclear");
  if (unclear) return { kind: "ambiguous", language: unclear.value.language, words: unclear.text };
  return slip ? { kind: "ambiguous", language: slip.language, words: slip.text } : { kind: "none" };
};

const offeredAnswer = ({ offered = [], channel }: Inbound, own: string): OptOut | undefined => {
  const tokens = tokenise(own);
  const word = tokens.length === 1 ? tokens[0]?.text : onlyWord(tokens);
  const isOffered = word !== undefined && offered.some((token) => token.toLowerCase() === word);
  return isOffered ? optedOut("channel", "offered", word, channel) : undefined;
};

const ANSWER = /^\s*(?:re|aw|sv|antw|回复|答复|回覆|fwd?|tr|rv|res|wg|vs)\s*[:：]/iu;
const STRENGTH = { none: 0, ambiguous: 1, opt_out: 2 } as const;
const stronger = (a: OptOut, b: OptOut): OptOut => (STRENGTH[b.kind] > STRENGTH[a.kind] ? b : a);

/** Each line as a sentence, and the lines run on as a mail program wraps them. */
const readLines = (text: string, inbound: Inbound): OptOut =>
  [text.replace(/\n/g, "\n\n"), text.replace(/\n+/g, " ")]
    .map((reading) => read(reading, inbound))
    .reduce<OptOut>(stronger, { kind: "none" });

/**
 * Whether a customer wants to hear no more, by this channel, at all, or about one order; what the message quotes does not
 * count. In doubt it is ambiguous: nothing is sent until a person has read it.
 */
export const readOptOut = (inbound: Inbound): OptOut => {
  const { own, below } = splitQuoted(withoutOwnWords(inbound.text));
  const offered = offeredAnswer(inbound, own);
  if (offered) return offered;
  const subject = inbound.subject === undefined || ANSWER.test(inbound.subject) ? "" : inbound.subject;
  const said = [own, subject].map((text) => readLines(text, inbound)).reduce(stronger);
  if (said.kind !== "none") return said;
  // Some people answer below: only a whole sentence of their own counts there, because our messages name the words.
  const lines = below.replace(/\n/g, "\n\n");
  const tokens = tokenise(lines);
  const found = findIn(tokens, lines, tries().otherwise.find(tokens));
  const sentence = found.find(({ value, to, from }) => ["everything", "channel", "debt"].includes(value.kind) && to > from); // prettier-ignore
  return sentence ? { kind: "ambiguous", language: sentence.value.language, words: sentence.text } : said;
};
