/** What begins a new thought; a "not" before it says nothing about what follows. */
const EN_BREAK =
  /[.!?,;:\n—–]|\b(?:or|and|but|then|because|so|otherwise|unless|until|if|when|we'll|you'll|you will)\b/gu;
/** "If you do not pay" is a condition, not a promise. */
const EN_CONDITION = /\b(?:if|unless|until|when|once|because)\b[^.!?]*$/u;
/** A promise not to: the denial, at most three more words, and the phrase. */
const EN_DENIAL =
  /\b(?:never|(?:will|do|does|did|is|are|would|shall|can) ?not|cannot|won't|don't|doesn't|isn't|aren't|can't|wouldn't)(?: [\p{L}']+){0,3} $|\b(?:no|not a|not an) $/u;
/** A denied verb that turns the promise into a threat: "we will not stop", "do not ignore". */
const EN_REVERSAL = /\b(?:stop|hesitate|rest|ignore|forget|fail|wait|delay|pay|paid|respond|reply|answer|let)\b/u;

const ZH_DENIAL = /(?:不会|绝不|决不|从不|永不|没有|并非|不是)([^,。!?;:、\s]{0,8})$/u;
const ZH_REVERSAL = /放过|罢休|停止|直到|否则|就|将|立即|马上|还款|付款|支付|再|犹豫/u;
const ZH_CONDITION = /(?:如果|如|若|倘若|要是|假如|除非)[^。!?;]*$/u;

const REACH = 80;

const englishDenial = (before: string): boolean => {
  if (EN_CONDITION.test(before)) return false;
  let clause = before;
  for (const { index, 0: word } of before.matchAll(EN_BREAK)) clause = before.slice(index + word.length);
  return EN_DENIAL.test(clause) && !EN_REVERSAL.test(clause);
};

const chineseDenial = (before: string): boolean => {
  const between = ZH_DENIAL.exec(before)?.[1];
  return between !== undefined && !ZH_REVERSAL.test(between) && !ZH_CONDITION.test(before);
};

/**
 * Whether the phrase at `index` is plainly denied: "we will never contact your employer" still deserves a look, but is
 * the opposite of the threat. Conditions ("if you do not pay, …") and anything less plain count as said.
 */
export const isDenied = (text: string, index: number): boolean => {
  const before = text.slice(Math.max(0, index - REACH), index);
  return englishDenial(before) || chineseDenial(before);
};
