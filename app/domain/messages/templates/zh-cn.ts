import type { Template } from "../types";
import type { ConsequenceWords } from "./consequences";
import { ownWords } from "./own-words";
import { nextSteps, reminder } from "./reminder";

/** Simplified Chinese messages; the same facts, order and tone as the English ones. */
const LINES = `{% for line in lines %}- 订单 {{ line.orderName }}：{{ line.amount }}，付款日 {{ line.dueOn }}
{% endfor %}{% if lines.size > 1 %}合计：{{ total }}
{% endif %}`;
const GREETING = "{{ customerName }}，您好：\n\n";
const PAY = "您可以在{{ creditor.name }}的安全页面付款：\n{{ payUrl }}\n\n";
const HELP = "需要更多时间，或者订单有问题？请在这里告诉我们，我们会暂停提醒：{{ helpUrl }}\n\n";
const THANKS = "如果您最近几天已经付款，谢谢您，无需再做任何事。\n\n";
const FOOTER = `{{ creditor.name }}
{{ creditor.postalAddress }}{% if creditor.taxId != "" %}
税号：{{ creditor.taxId }}{% endif %}
联系我们：{{ creditor.replyTo }}{% if creditor.supportUrl != "" %} 或 {{ creditor.supportUrl }}{% endif %}
不想再收到付款提醒邮件？请点这里停止：{{ unsubscribeUrl }}
`;

const CONSEQUENCES: ConsequenceWords = {
  late_fee: "可能会按约定加收滞纳金。",
  credit_reporting: "可能会报送征信机构。",
  collection_partner: "可能会交由催收合作方处理。",
  legal_action: "可能会采取法律手段。",
  account_closure: "可能无法再在本店赊购。",
};
const next = nextSteps(
  "如果仍未支付，我们会再次来信。",
  CONSEQUENCES,
  "免费且独立的理财咨询：{{ advice.name }}，{{ advice.url }}",
);

const make = reminder({ locale: "zh-CN", greeting: GREETING, lines: LINES, pay: PAY, next, help: HELP, thanks: THANKS, footer: FOOTER }); // prettier-ignore

const ORDER = "{{ lines.first.orderName }}{% if lines.size > 1 %} 等 {{ lines.size }} 笔{% endif %}";

export const zhCn: readonly Template[] = [
  make("coming-due", `您的订单 ${ORDER}：下一笔付款`, "温馨提醒，您的订单有一笔付款即将到期："),
  make("due-today", `您的订单 ${ORDER}：今日付款`, "您的订单有一笔付款今天到期："),
  make(
    "just-late",
    `您的订单 ${ORDER} 的最新情况`,
    `{% if tone == "friendly" %}有一笔付款可能被遗漏了，这很常见。以下款项尚未支付：{% else %}我们尚未收到以下付款：{% endif %}`,
  ),
  make(
    "still-late",
    `您的订单 ${ORDER} 的最新情况`,
    `{% if tone == "firm" %}以下款项在付款日之后仍未支付。请您付款，或告诉我们您可以在什么时候支付：{% else %}以下款项仍未支付：{% endif %}`,
    `如果现在一次付清有困难，我们愿意与您商定新的日期。\n\n`,
  ),
  make(
    "long-late",
    `您的订单 ${ORDER} 的最新情况`,
    "以下款项已超过付款日 {{ lines.first.daysPastDue }} 天：",
    `我们希望与您一起解决此事。如果手头紧张，请告诉我们，我们会与您商量办法。\n\n`,
  ),
];

/** What staff write themselves, to a reader of Chinese. */
export const zhCnOwnWords = ownWords("zh-CN", {
  open: `${LINES}\n${PAY}`,
  next: next("still-late"),
  help: HELP,
  footer: FOOTER,
});
