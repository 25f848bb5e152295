import type { MessageContext } from "~/domain/messages/types";

/** Two late orders of one customer, with every value recognisable in a rendered text. */
export const messageContext = (more: Partial<MessageContext> = {}): MessageContext => ({
  customerName: "Ada",
  creditor: {
    name: "Lamp Shop",
    postalAddress: "1 Example Street, New York",
    supportUrl: "https://shop.example/support",
    replyTo: "help@shop.example",
    taxId: "12-3456789",
  },
  lines: [
    { orderName: "#1001", amount: "$12.50", dueOn: "March 1, 2026", daysPastDue: 31 },
    { orderName: "#1002", amount: "$7.25", dueOn: "March 15, 2026", daysPastDue: 17 },
  ],
  total: "$19.75",
  payUrl: "https://shop.example/pay?order=1&key=abc",
  helpUrl: "https://app.example/help/t1",
  unsubscribeUrl: "https://app.example/stop/t1",
  tone: "friendly",
  consequences: [],
  advice: { name: "Debt Helpline", url: "https://helpline.example" },
  ...more,
});
