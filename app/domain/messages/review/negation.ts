import { foldText } from "./characters";

type Denial = {
  /** A promise not to, right before the phrase. */
  readonly says: RegExp;
  /** What begins a new thought; a "not" before it says nothing about what follows. */
  readonly breaks: RegExp;
  /** "If you do not pay" is a condition, not a promise. */
  readonly condition: RegExp;
  /** A denied verb that turns the promise into a threat: "we will not stop", "do not ignore". */
  readonly reversal: RegExp;
};

const WORDS = "(?: [\\p{L}']+){0,3} $";
/** Languages whose denied verb is followed by its objects: "no llevamos a nadie a los …". */
const FURTHER = "(?: [\\p{L}']+){0,6} $";
/** A promise of the shop itself reaches further than other denials. */
const PROMISE = "\\b(?:we|i|nobody here|this plan|it)(?: will| do| does)? ?(?:also |simply )?(?:never|not|don't|won't|doesn't)(?: [\\p{L}']+){0,9} $"; // prettier-ignore
/** An "or" that only adds another person or thing keeps the denial; one with a verb after it begins the threat. */
const OTHERWISE = "or(?! (?:your|any|an|a|the|other|anybody|anyone|to)\\b(?! [\\p{L}']+ (?:will|shall|is|are|gets|hears|knows|comes|goes|follows|starts)\\b))"; // prettier-ignore
const STOP = "[.!?,;:\\n—–]";

/** Only plain promises count; in all other languages and wordings a phrase counts as said. */
const DENIALS: readonly Denial[] = [
  {
    says: new RegExp(`${PROMISE}|\\b(?:never|(?:will|do|does|did|is|are|would|shall|can|has|have) ?not|cannot|won't|don't|doesn't|isn't|aren't|can't|wouldn't|hasn't|haven't|without|nor)${WORDS}|\\b(?:no|not a|not an|not any|without any|without) $|\\b(?:no|not any|without any) (?:effect|bearing|influence|impact) on${WORDS}`, "u"),
    breaks: new RegExp(`${STOP}|\\b(?:${OTHERWISE}|and|but|then|because|so|otherwise|unless|until|if|when|we'll(?! not| never)|you'll(?! not| never)|you will(?! not| never))\\b`, "gu"),
    condition: /\b(?:if|unless|until|when|once|because)\b[^.!?]*$/u,
    reversal: /\b(?:stop|hesitate|rest|ignore|forget|fail|wait|delay|pay|paid|respond|reply|answer|let|afraid|want|wish|care|mind|doubt|force|think|believe|expect|wonder|miss|settle|clear|act|listen|cooperate|hear|receive|see|get|be (?:kind|nice|patient|polite|soft|gentle|late|so|long))\b/u,
  },
  {
    says: /(?:不会|绝不|决不|从不|永不|没有|并非|不是|不收取|不收|请不要|不用|不必|无需|不需要|无|不含|未产生)[^,。!?;:\s]{0,14}$/u,
    breaks: /[,。!?;:，；：\s]/gu,
    condition: /(?:如果|如|若|倘若|要是|假如|除非)[^。!?;]*$/u,
    reversal: /放过|罢休|停止|直到|否则|(?<!因为?[^,。]{0,12})就|将|立即|马上|还款|付款|支付|再|逼|怪|等着|犹豫|手软|客气/u,
  },
  {
    says: new RegExp(`\\b(?:no|nunca|jamas|sin|ningun|ninguna|nao|sem|nenhum|nenhuma|jamais)${FURTHER}|\\b(?:ne |n'|jamais |sans |aucun |aucune )(?:[\\p{L}']+ ?){0,4}$|\\b(?:nicht|nie|niemals|kein|keine|keinen|keinerlei|ohne)${FURTHER}`, "u"),
    breaks: new RegExp(`${STOP}|\\b(?:o|y|pero|entonces|porque|si|ou|et|mais|alors|oder|und|aber|dann|wenn|falls|sonst|e|mas|se|quando|cuando|quand)\\b`, "gu"),
    condition: /\b(?:si|cuando|hasta|quand|jusqu|wenn|falls|solange|bis|se|quando|ate|enquanto|mientras)\b[^.!?]*$/u,
    reversal: /\b(?:paga|pague|pagar|paye|payer|payez|zahlen|zahlt|bezahl\p{L}*|pare\p{L}*|parar\p{L}*|dude\p{L}*|dudar\p{L}*|hesit\p{L}*|zoger\p{L}*|ignor\p{L}*|dej\p{L}*|arret\p{L}*|aufhoren)\b/u,
  },
]; // prettier-ignore

/** Japanese, and sometimes Chinese, deny after the phrase: "…することはありません". */
const DENIED_AFTER = /^[^。!?、]{0,14}(?:ありません|いたしません|しません|致しません|ございません|はない)/u;

const REACH = 80;
const isDeniedBy = (before: string, phrase: string, { says, breaks, condition, reversal }: Denial): boolean => {
  if (condition.test(before)) return false;
  let clause = before;
  for (const { index, 0: word } of (before + phrase).matchAll(breaks))
    if (index < before.length) clause = before.slice(index + word.length);
  return says.test(clause) && !reversal.test(clause);
};

/**
 * Whether the phrase between `start` and `end` is plainly denied: "we will never contact your employer" still deserves
 * a look, but is the opposite of the threat. Conditions ("if you do not pay, …") and anything less plain count as said.
 */
export const isDenied = (original: string, start: number, end: number): boolean => {
  const before = foldText(original.slice(Math.max(0, start - REACH), start));
  const phrase = foldText(original.slice(start, start + REACH));
  if (DENIALS.some((denial) => isDeniedBy(before, phrase, denial))) return true;
  return DENIED_AFTER.test(foldText(original.slice(end, end + 30)));
};
