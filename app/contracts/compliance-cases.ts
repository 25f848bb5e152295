import { z } from "zod";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { CONTACT_PURPOSES, FLAGS, MESSAGE_ELEMENTS, REACHES } from "~/domain/compliance/types";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const country = z.string().regex(/^[A-Za-z]{2}$/, "must be a country of two letters");
const text = z.string().nullish().transform((value) => value ?? undefined); // prettier-ignore
const phone = z.string().regex(/^\+\d{4,15}$/, "must be E.164, for example +16175550123");
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const consent = z.enum(["granted", "revoked", "none"]);

/**
 * One case of `compliance check`: everything the gate looks at. Lists and consents must be there even when empty: a
 * misspelt name must never pass for "no flags". Fields that are not listed are ignored, so that cases can carry notes.
 */
export const complianceCaseSchema = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  now: instant,
  creditor: z.object({ country, kind: z.enum(["first_party", "agency", "lender"]) }),
  recipient: z.object({
    addresses: z.array(z.object({ country, province: text, postalCode: text })),
    phones: z.array(phone),
    timeZone: text,
    language: z.string(),
  }),
  contact: z.object({
    channel: z.enum(CONTACT_CHANNELS),
    purpose: z.enum(CONTACT_PURPOSES),
    subject: text,
    text,
    number: maybe(phone),
    reaches: maybe(z.enum(REACHES)),
    languages: maybe(z.array(z.string())),
    elements: maybe(z.array(z.enum(MESSAGE_ELEMENTS))),
  }),
  debts: z.array(
    z.object({
      id: z.string(),
      daysPastDue: z.number().int(),
      amountMinor: z.number().int(),
      currency: z.string(),
      noticeAt: maybe(instant),
    }),
  ),
  history: z.array(
    z.object({
      at: instant,
      channel: z.enum(CONTACT_CHANNELS),
      debtIds: z.array(z.string()),
      kind: z.enum(["attempt", "contact", "conversation", "inbound"]),
      number: maybe(phone),
      reaches: maybe(z.enum(REACHES)),
    }),
  ),
  consents: z.object({ email: consent, sms: consent, push: consent, voice: consent }),
  flags: z.array(z.enum(FLAGS)),
});
