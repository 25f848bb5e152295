const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Words that every text of some length has; English and French share none of them. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordsOf("the you your and is are we for this that to have has of with it be not can will our us please if"),
  fr: wordsOf("le la les vous votre vos et est sont nous pour ce cette de du des un une ne pas avez que qui sur ou à au aux dans si notre"),
}; // prettier-ignore

const FEWEST_WORDS = 20;
const FEWEST_LETTERS = 40;
/** In texts of either language a third of the words are common ones. */
const SHARE_OF_COMMON = 0.08;
const SHARE_OF_HAN = 0.4;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const hasFewOf = (common: ReadonlySet<string>, text: string): boolean => {
  const words: readonly string[] = text.match(/\p{L}+/gu) ?? [];
  return (
    words.length >= FEWEST_WORDS && words.filter((word) => common.has(word)).length < SHARE_OF_COMMON * words.length
  );
};

/** Whether a text of some length, without its Liquid, is surely not in the language. */
export const isOtherLanguage = (text: string, locale: string): boolean => {
  const said = text.replace(/\{\{[^]*?\}\}|\{%[^]*?%\}|https?:\S+/g, " ").toLowerCase();
  const letters = count(said, /\p{L}/gu);
  if (letters < FEWEST_LETTERS) return false;
  const isHan = count(said, /\p{Script=Han}/gu) >= SHARE_OF_HAN * letters;
  const common = COMMON[locale.split("-")[0] ?? ""];
  return common && !isHan ? hasFewOf(common, said) : isHan !== locale.startsWith("zh");
};
