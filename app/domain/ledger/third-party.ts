/**
 * Pay-later providers that pay the merchant in full and carry the debt themselves: the shopper owes them, never the
 * merchant. Matched as whole words against gateways and payment method names, which differ by plug-in and country.
 */
const PROVIDERS = [
  "affirm", "afterpay", "alma", "atome", "billie", "clearpay", "hoolah", "humm", "klarna", "laybuy", "mokka", "oney",
  "openpay", "pace", "paidy", "paypal credit", "paypal pay later", "perpay", "quadpay", "riverty", "scalapay",
  "sezzle", "shop pay installments", "shopify installments", "splitit", "sunbit", "tabby", "tamara", "zip",
] as const; // prettier-ignore

const words = (name: string): string =>
  ` ${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;

/** The provider's name in `PROVIDERS` that `name` mentions, or undefined. */
export const thirdPartyProvider = (name: string): string | undefined => {
  const text = words(name);
  return PROVIDERS.find((provider) => text.includes(` ${provider} `));
};
