import { MESSAGE_ELEMENTS, type MessageElement } from "../../compliance/types";
import { memo } from "../../shared/memo";
import { partsIn, renderMessage } from "../render";
import { templateFor } from "../templates/registry";
import type { MessageContext, Words } from "../types";
import { examplesOf } from "./examples";

/** A shop that gave everything, so that nothing is missing from a message but what its text leaves out. */
const SHOP = {
  creditor: {
    name: "Example Shop", postalAddress: "1 Example Street, Example Town", supportUrl: "https://example.com/help",
    replyTo: "help@example.com", taxId: "00-0000000",
  },
  consequences: [], currency: "USD",
}; // prettier-ignore
const TODAY = "2026-03-02";

const PRESENT: Readonly<Record<MessageElement, (text: string, context: MessageContext, words: Words) => boolean>> = {
  opt_out: (text, { unsubscribeUrl }) => text.includes(unsubscribeUrl),
  creditor_name: (text, { creditor }) => text.includes(creditor.name),
  creditor_contact: (text, { creditor }) => text.includes(creditor.replyTo),
  creditor_address: (text, { creditor }) => text.includes(creditor.postalAddress),
  creditor_tax_id: (text, { creditor }) => text.includes(creditor.taxId),
  agreement: (text, { lines }) => lines.every(({ orderName }) => text.includes(orderName)),
  itemised_claim: (text, { lines }) => lines.every(({ amount }) => text.includes(amount)),
  how_to_mitigate: (text, { helpUrl }) => text.includes(helpUrl),
  consequences: (text, context, words) => {
    const { nextSteps } = partsIn(words, context);
    return nextSteps !== undefined && text.includes(nextSteps);
  },
  debt_advice: (text, { advice }) => advice === null || text.includes(advice.url),
};

const find = (words: Words): ReadonlySet<MessageElement> => {
  const messages = examplesOf(words.id, words.locale, SHOP, TODAY).map(({ context }) => ({
    context,
    text: renderMessage(words, context).text,
  }));
  const isIn = (element: MessageElement): boolean =>
    messages.every(({ text, context }) => PRESENT[element](text, context, words));
  return new Set(MESSAGE_ELEMENTS.filter(isIn));
};

const NOTHING: ReadonlySet<MessageElement> = new Set();
const known = memo((key: string): ReadonlySet<MessageElement> => {
  const [id = "", locale = "", text = ""] = JSON.parse(key) as string[];
  const shipped = templateFor(id, locale);
  if (!shipped) return NOTHING;
  try {
    return find({ ...shipped, text });
  } catch {
    // Words that cannot be merged any more carry nothing; when they are to be sent, the record says so.
    return NOTHING;
  }
});

/** Which of the parts that some law asks for a text carries, to whomever it is sent. */
export const carriedBy = ({ id, locale, text }: Words): ReadonlySet<MessageElement> => known(JSON.stringify([id, locale, text])); // prettier-ignore
