import type { ContactChannel } from "../../../channels/types";
import type { Finding } from "../../types";
import { amountsIn } from "./amounts";
import { daysIn, isSameDay } from "./dates";
import { missingElements } from "./elements";
import { orderKey, ordersIn } from "./orders";
import { amountsDue } from "./totals";
import type { MessageFacts, Statement } from "./types";

type Input = {
  readonly original: string;
  readonly facts: MessageFacts;
  readonly names: readonly string[];
  readonly channel: ContactChannel;
  readonly purpose: "reminder" | "reply";
};
type Kind = Pick<Finding, "class" | "source">;

const WRONG_AMOUNT: Kind = {
  class: "wrong-amount",
  source: "12 USC 5531, 5536; 12 CFR 1006.22(b); Brazil CDC art. 42",
};
const WRONG_DATE: Kind = {
  class: "wrong-date",
  source: "12 USC 5531, 5536; FCA CONC 7.9",
};
const WRONG_ORDER: Kind = {
  class: "wrong-order",
  source: "12 USC 5531, 5536; FCA CONC 7.9",
};

const WEB_ADDRESS = /https?:\/\/\S+/gu;

/** Numbers in addresses and in known names state nothing. */
const withoutNames = ({ original, names }: Input): string => {
  const blank = (part: string): string => " ".repeat(part.length);
  let text = original.replace(WEB_ADDRESS, blank);
  for (const name of names) if (/\d/.test(name)) text = text.replaceAll(name, blank);
  return text;
};

/** In an answer a figure that is not in the books may be a payment or a refund: worth a look only. */
const findingOf = (kind: Kind, { start, end }: Statement<unknown>, { original, purpose }: Input): Finding => ({
  ...kind,
  severity: purpose === "reminder" ? "block" : "warn",
  start,
  end,
  excerpt: original.slice(start, end),
});

const wrongStatements = (input: Input): readonly Finding[] => {
  const { facts } = input;
  const text = withoutNames(input);
  const amounts = [...amountsDue(facts.lines), ...(facts.alsoTrue?.amounts ?? [])];
  const days = [...facts.lines.map(({ dueOn }) => dueOn), ...(facts.alsoTrue?.days ?? [])];
  const orders = new Set([...facts.lines.map(({ orderName }) => orderName), ...(facts.alsoTrue?.orders ?? [])].map(orderKey)); // prettier-ignore
  const wrong = <T>(kind: Kind, statements: readonly Statement<T>[], isTrue: (reading: T) => boolean) =>
    statements.filter(({ readings }) => !readings.some(isTrue)).map((statement) => findingOf(kind, statement, input));
  return [
    ...wrong(WRONG_AMOUNT, amountsIn(text), (isIt) => amounts.some(isIt)),
    ...wrong(WRONG_DATE, daysIn(text), (day) => days.some((key) => isSameDay(day, key))),
    ...wrong(WRONG_ORDER, ordersIn(text), (name) => orders.has(name)),
  ];
};

/** What is missing has no place in the text: the finding stands at its end. */
const missing = ({ original, facts, channel }: Input): readonly Finding[] =>
  missingElements(original, facts, channel).map((element) => ({
    class: `missing-${element}`,
    severity: "block",
    excerpt: "",
    start: original.length,
    end: original.length,
    source: "FCA CONC 7.3; 12 CFR 1006.6(e); 47 CFR 64.1200(a)(10); 15 USC 7704(a)(5)",
  }));

/** Whether a message says what the books say, and all that a reminder by its channel must say. */
export const checkFacts = (input: Input): readonly Finding[] => [
  ...wrongStatements(input),
  ...(input.purpose === "reminder" ? missing(input) : []),
];
