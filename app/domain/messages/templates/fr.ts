import type { Template } from "../types";
import type { ConsequenceWords } from "./consequences";
import { ownWords } from "./own-words";
import { nextSteps, reminder } from "./reminder";

/** French messages; the same facts, order and tone as the English ones. Quebec asks for them whatever else is sent. */
const LINES = `{% for line in lines %}- {{ line.orderName }} : {{ line.amount }}, échéance le {{ line.dueOn }}
{% endfor %}{% if lines.size > 1 %}Total : {{ total }}
{% endif %}`;
const GREETING = "Bonjour {{ customerName }},\n\n";
const PAY = "Vous pouvez payer ici, sur la page sécurisée de {{ creditor.name }} :\n{{ payUrl }}\n\n";
const HELP =
  "Besoin de plus de temps, ou un problème avec la commande ? Dites-le-nous ici et nous suspendrons les rappels : {{ helpUrl }}\n\n";
const THANKS = "Si vous avez payé ces derniers jours, merci : vous n’avez plus rien à faire.\n\n";
const FOOTER = `{{ creditor.name }}
{{ creditor.postalAddress }}{% if creditor.taxId != "" %}
Identifiant d’entreprise : {{ creditor.taxId }}{% endif %}
Questions : {{ creditor.replyTo }}{% if creditor.supportUrl != "" %} ou {{ creditor.supportUrl }}{% endif %}
Vous ne voulez plus recevoir de rappels de paiement par courriel ? Arrêtez-les ici : {{ unsubscribeUrl }}
`;

const CONSEQUENCES: ConsequenceWords = {
  late_fee: "Des frais de retard peuvent s’ajouter, comme convenu.",
  credit_reporting: "Nous pouvons le signaler à un bureau de crédit.",
  collection_partner: "Nous pouvons confier le dossier à un partenaire de recouvrement.",
  legal_action: "Nous pouvons engager des démarches judiciaires.",
  account_closure: "L’achat à crédit chez nous peut prendre fin.",
};
const next = nextSteps(
  "Si cela reste ouvert, nous vous écrirons de nouveau.",
  CONSEQUENCES,
  "Conseil gratuit et indépendant sur le budget : {{ advice.name }}, {{ advice.url }}",
);

const make = reminder({ locale: "fr", greeting: GREETING, lines: LINES, pay: PAY, next, help: HELP, thanks: THANKS, footer: FOOTER }); // prettier-ignore

const ORDER = "{{ lines.first.orderName }}{% if lines.size > 1 %} et {{ lines.size | minus: 1 }} de plus{% endif %}";

export const fr: readonly Template[] = [
  make(
    "coming-due",
    `Votre commande ${ORDER} : prochain paiement`,
    "un petit rappel : un paiement pour votre commande arrive bientôt à échéance :",
  ),
  make(
    "due-today",
    `Votre commande ${ORDER} : paiement aujourd’hui`,
    "un paiement pour votre commande est à régler aujourd’hui :",
  ),
  make(
    "just-late",
    `Des nouvelles de votre commande ${ORDER}`,
    `{% if tone == "friendly" %}un paiement semble vous avoir échappé. Cela arrive. Ceci reste ouvert :{% else %}nous n’avons pas encore reçu ce paiement :{% endif %}`,
  ),
  make(
    "still-late",
    `Des nouvelles de votre commande ${ORDER}`,
    `{% if tone == "friendly" %}ceci reste ouvert sur votre compte chez nous :{% elsif tone == "neutral" %}ce qui suit n’est pas encore payé :{% else %}ce qui suit reste à payer après l’échéance. Merci de le régler, ou de nous dire ce que vous pouvez faire et quand :{% endif %}`,
    `S’il est difficile de tout payer maintenant, nous préférons convenir d’une autre date avec vous.\n\n`,
  ),
  make(
    "long-late",
    `Des nouvelles de votre commande ${ORDER}`,
    "ce qui suit reste à payer depuis {{ lines.first.daysPastDue }} jours :",
    `Nous aimerions régler cela avec vous.{% unless advice %} Dans la plupart des pays, un conseil gratuit et indépendant peut aider quand l’argent manque.{% endunless %}\n\n`,
  ),
];

/** What staff write themselves, to a reader of French. */
export const frOwnWords = ownWords("fr", {
  open: `${LINES}\n${PAY}`,
  next: next("still-late"),
  help: HELP,
  footer: FOOTER,
});
