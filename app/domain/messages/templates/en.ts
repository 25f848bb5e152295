import type { Template } from "../types";
import type { ConsequenceWords } from "./consequences";
import { ownWords } from "./own-words";
import { nextSteps, reminder } from "./reminder";

/** English messages. Subjects name the order only: a debt must not be readable in a preview (contact law, class 18). */
const LINES = `{% for line in lines %}- {{ line.orderName }}: {{ line.amount }}, due {{ line.dueOn }}
{% endfor %}{% if lines.size > 1 %}Total: {{ total }}
{% endif %}`;
const GREETING = "Hello {{ customerName }},\n\n";
const PAY = "You can pay here, on the secure page of {{ creditor.name }}:\n{{ payUrl }}\n\n";
const HELP =
  "Need more time, or is something wrong with the order? Tell us here and we will pause the reminders: {{ helpUrl }}\n\n";
const THANKS = "If you have paid in the last few days, thank you: there is nothing more to do.\n\n";
const FOOTER = `{{ creditor.name }}
{{ creditor.postalAddress }}{% if creditor.taxId != "" %}
Tax number: {{ creditor.taxId }}{% endif %}
Questions: {{ creditor.replyTo }}{% if creditor.supportUrl != "" %} or {{ creditor.supportUrl }}{% endif %}
Don't want payment reminders by e-mail? Stop them here: {{ unsubscribeUrl }}
`;

const CONSEQUENCES: ConsequenceWords = {
  late_fee: "A late fee may be added, as agreed.",
  credit_reporting: "We may report it to a credit bureau.",
  collection_partner: "We may pass it on to a collection partner.",
  legal_action: "We may take legal steps.",
  account_closure: "Buying on credit with us may end.",
};
const next = nextSteps(
  "If this stays open, we will write to you again.",
  CONSEQUENCES,
  "Free and independent advice on money: {{ advice.name }}, {{ advice.url }}",
);

const make = reminder({ locale: "en", greeting: GREETING, lines: LINES, pay: PAY, next, help: HELP, thanks: THANKS, footer: FOOTER }); // prettier-ignore

const ORDER = "{{ lines.first.orderName }}{% if lines.size > 1 %} and {{ lines.size | minus: 1 }} more{% endif %}";

export const en: readonly Template[] = [
  make(
    "coming-due",
    `Your order ${ORDER}: next payment`,
    "a short reminder that a payment for your order is coming up:",
  ),
  make("due-today", `Your order ${ORDER}: payment today`, "a payment for your order is due today:"),
  make(
    "just-late",
    `Update on your order ${ORDER}`,
    `{% if tone == "friendly" %}it looks like a payment slipped by. It happens. This is still open:{% else %}we have not received this payment yet:{% endif %}`,
  ),
  make(
    "still-late",
    `Update on your order ${ORDER}`,
    `{% if tone == "friendly" %}this is still open on your account with us:{% elsif tone == "neutral" %}the following is still unpaid:{% else %}the following remains unpaid after its due date. Please pay it, or tell us what you can do and when:{% endif %}`,
    `If paying all of it now is difficult, we would rather agree on another date with you than keep writing.\n\n`,
  ),
  make(
    "long-late",
    `Update on your order ${ORDER}`,
    `the following has been unpaid for {{ lines.first.daysPastDue }} days:`,
    `We would like to settle this with you.{% unless advice %} Free and independent debt advice exists in most countries and can help if money is short.{% endunless %}\n\n`,
  ),
];

/** What staff write themselves, to a reader of English. */
export const enOwnWords = ownWords("en", {
  open: `${LINES}\n${PAY}`,
  next: next("still-late"),
  help: HELP,
  footer: FOOTER,
});
