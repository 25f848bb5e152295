import { TRADITIONAL } from "./traditional";

/** What a character is to a reader: part of a word, a word of its own, a gap, or nothing at all. */
export type Kind = "invisible" | "letter" | "digit" | "ideograph" | "space" | "stop" | "sign";
export type Folded = { readonly kind: Kind; readonly text: string };

/** Letters of other alphabets that look like Latin ones. Source: Unicode confusables (UTS 39). */
const LOOKALIKES = new Map(
  Array.from(
    "аaеeоoрpсcхxуyіiѕsјjԁdһhӏlԛqԝwмmтtвbнhкkгrαaβbεeηnιiκkνvοoρpτtυuχxγyωwɑaɡgɪiıiʟlɴnʀrօoհhցgսuոnɩi".matchAll(/(.)(.)/gu),
    ([, from = "", to = ""]) => [from, to],
  ),
); // prettier-ignore

const INVISIBLE = /[\p{Cf}\p{Mn}\u034f\ufe0f]/u;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const STOPS = "!?;。！？；…";

const plain = (char: string): string => {
  const composed = char.normalize("NFKC").toLowerCase();
  if (KANA.test(composed)) return composed;
  const bare = composed
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace("ß", "ss");
  return LOOKALIKES.get(bare) ?? TRADITIONAL.get(bare) ?? bare;
};

const look = (char: string): Folded => {
  if (INVISIBLE.test(char)) return { kind: "invisible", text: "" };
  const text = plain(char);
  if (/^\s*$/.test(text)) return { kind: "space", text: " " };
  if (STOPS.includes(char)) return { kind: "stop", text };
  if (IDEOGRAPH.test(text)) return { kind: "ideograph", text };
  if (/^\p{N}/u.test(text)) return { kind: "digit", text };
  return { kind: /^\p{L}/u.test(text) ? "letter" : "sign", text };
};

const seen = new Map<string, Folded>();

/**
 * A character as it is compared: lower case, compatibility form, without accents, simplified, and as the Latin letter
 * that it looks like. Each is worked out once; texts repeat a few hundred.
 */
export const foldCharacter = (char: string): Folded => {
  const known = seen.get(char);
  if (known) return known;
  const folded = look(char);
  // Bounded, because the characters come from outside.
  if (seen.size < 20_000) seen.set(char, folded);
  return folded;
};

/** A text as it is compared, for what is looked at only once in a while. */
export const foldText = (text: string): string => {
  let folded = "";
  for (const char of text) {
    const next = foldCharacter(char).text;
    if (next !== " " || !folded.endsWith(" ")) folded += next;
  }
  return folded.replace(/[’‘]/g, "'");
};
