import { z } from "zod";
import type { CustomerFacts } from "~/contracts/customer";
import type { Address } from "~/domain/compliance/types";
import { minor, money } from "./map-money.server";

export const instant = z.string().transform((text) => new Date(text));
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
export const address = z.object({
  countryCodeV2: maybe(z.string()),
  provinceCode: maybe(z.string()),
  zip: maybe(z.string()),
});

// Fields of protected customer data come back null when the app is not approved for them: all are optional here.
export const customerSchema = z.object({
  id: z.string(),
  createdAt: instant,
  displayName: maybe(z.string()),
  locale: maybe(z.string()),
  numberOfOrders: z.coerce.number().catch(0),
  amountSpent: maybe(money),
  statistics: maybe(z.object({ rfmGroup: maybe(z.string()) })),
  defaultEmailAddress: maybe(
    z.object({ emailAddress: z.string(), marketingState: maybe(z.string()), marketingUpdatedAt: maybe(instant) }),
  ),
  defaultPhoneNumber: maybe(z.object({ phoneNumber: z.string() })),
  defaultAddress: maybe(address),
});

export const toAddress = (raw: z.infer<typeof address> | null): Address[] =>
  raw?.countryCodeV2
    ? [
        {
          country: raw.countryCodeV2,
          ...(raw.provinceCode === null ? {} : { province: raw.provinceCode }),
          ...(raw.zip === null ? {} : { postalCode: raw.zip }),
        },
      ]
    : [];

const sameAddress = (a: Address) => (b: Address) =>
  a.country === b.country && a.province === b.province && a.postalCode === b.postalCode;

export type RawCustomer = z.infer<typeof customerSchema>;

const reachOf = ({ defaultEmailAddress, defaultPhoneNumber }: RawCustomer) => ({
  email: defaultEmailAddress?.emailAddress ?? null,
  marketingState: defaultEmailAddress?.marketingState ?? null,
  marketingSince: defaultEmailAddress?.marketingUpdatedAt ?? null,
  phone: defaultPhoneNumber?.phoneNumber ?? null,
});

export const toCustomer = (raw: RawCustomer, shipping: Address[], locale: string | null): CustomerFacts => {
  const home = toAddress(raw.defaultAddress);
  return {
    customerId: raw.id,
    name: raw.displayName,
    ...reachOf(raw),
    locale: raw.locale ?? locale ?? "en",
    timeZone: null,
    // Both count: where the goods went and where the customer says to live may lie in different zones.
    addresses: [...home, ...shipping.filter((address) => !home.some(sameAddress(address)))],
    createdAt: raw.createdAt,
    lifetimeOrders: raw.numberOfOrders,
    lifetimeSpentMinor: raw.amountSpent ? minor(raw.amountSpent) : 0,
    rfmGroup: raw.statistics?.rfmGroup ?? null,
  };
};

/** A customer as the API answers it. */
export const mapCustomer = (json: unknown): CustomerFacts => toCustomer(customerSchema.parse(json), [], null);
