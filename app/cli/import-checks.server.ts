import type { Line, Problem, Receivable } from "./receivables-csv.server";

const isWrong = (problems: readonly Problem[], column: Problem["column"]): boolean =>
  problems.some((problem) => problem.column === column);

/**
 * What a line may not say beside the shop and beside the lines before it: an order has one customer, and ledger and
 * totals are in the shop's currency throughout. Takes the lines in their order; answers all problems of each.
 */
export const importChecks = (shop: { readonly id: string; readonly currency: string }) => {
  const customerOf = new Map<string, string>();

  const ofCustomer = ({ line, orderId, customerId }: Receivable): Problem[] => {
    const first = customerOf.get(orderId) ?? customerId;
    customerOf.set(orderId, first);
    if (first === customerId) return [];
    const reason = `order ${orderId} already has another customer`;
    return [{ line, column: "customer_id", reason, value: customerId }];
  };

  const ofCurrency = ({ line, currency }: Receivable): Problem[] => {
    if (currency === shop.currency) return [];
    return [{ line, column: "currency", reason: `${currency}, but ${shop.id} sells in ${shop.currency}`, value: currency }]; // prettier-ignore
  };

  return ({ receivable, problems }: Line): readonly Problem[] =>
    receivable === undefined
      ? problems
      : [
          ...problems,
          ...(isWrong(problems, "customer_id") || isWrong(problems, "order_id") ? [] : ofCustomer(receivable)),
          ...(isWrong(problems, "currency") ? [] : ofCurrency(receivable)),
        ];
};
