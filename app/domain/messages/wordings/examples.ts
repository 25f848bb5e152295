import type { Consequence } from "../consequences";
import { writtenLines } from "../lines";
import type { FactLine, MessageFacts } from "../review/facts/types";
import { isStage } from "../templates/consequences";
import type { MessageContext } from "../types";
import { TONES } from "../../strategy/types";
import { addDays } from "../../time/local";

/** What the merchant says of itself, as its messages say it. */
export type ExampleShop = {
  readonly creditor: MessageContext["creditor"];
  readonly consequences: readonly Consequence[];
  readonly currency: string;
};

/** A customer as there may be one, with what is true of them. */
export type Example = { readonly context: MessageContext; readonly facts: MessageFacts };

/** Which service advises depends on where the customer lives: no real one, which would seem to be the answer. */
const ADVICE = { name: "Example Debt Advice", url: "https://example.com/advice" };
const CUSTOMER = "Example Customer";
const LINK = "https://example.com/r/k1.example";
const PAY_URL = "https://example.com/orders/example/pay";

type Debts = { readonly customerName: string; readonly lines: readonly FactLine[] };

/** One order, of somebody with a name and without; several; several in two currencies. */
const debtsOf = (currency: string, dueOn: string): readonly Debts[] => {
  const other = currency === "EUR" ? "USD" : "EUR";
  const first = { orderName: "#1001", minor: 4_250, currency, dueOn };
  const second = { orderName: "#1002", minor: 12_975, currency, dueOn: addDays(dueOn, 1) };
  return [
    { customerName: CUSTOMER, lines: [first] },
    { customerName: "", lines: [first] },
    { customerName: CUSTOMER, lines: [first, second] },
    { customerName: CUSTOMER, lines: [first, { ...second, currency: other }] },
  ];
};

/** Days after the due day: the first message of a stage, one in the middle, one at its end. */
const LATENESS: readonly number[] = [1, 20, 90];
const dueOf = (templateId: string, today: string): string =>
  isStage(templateId) ? addDays(today, -14) : templateId === "coming-due" ? addDays(today, 3) : today;

/** Every combination that a text can tell apart: orders, currencies, tone, how late, whether somebody advises for nothing. */
export const examplesOf = (
  templateId: string,
  locale: string,
  { creditor, consequences, currency }: ExampleShop,
  today: string,
): readonly Example[] => {
  const days = isStage(templateId) ? LATENESS : [0];
  const links = { payUrl: PAY_URL, helpUrl: `${LINK}?topic=time`, unsubscribeUrl: `${LINK}?topic=stop` };
  return debtsOf(currency, dueOf(templateId, today)).flatMap(({ customerName, lines }): readonly Example[] => {
    const facts: MessageFacts = {
      lines, alsoTrue: { days: [today] }, creditor: creditor.name, address: creditor.postalAddress,
      payUrl: links.payUrl, helpUrl: links.helpUrl, stopUrl: links.unsubscribeUrl, contacts: [creditor.replyTo, creditor.supportUrl],
    }; // prettier-ignore
    const written = writtenLines(lines, locale, today);
    return TONES.flatMap((tone) =>
      days.flatMap((daysPastDue) =>
        [ADVICE, null].map((advice) => {
          const about = { ...written, lines: written.lines.map((line) => ({ ...line, daysPastDue })) };
          return { facts, context: { customerName, creditor, ...about, ...links, tone, consequences, advice } };
        }),
      ),
    );
  });
};
