import { z } from "zod";
import { CONSEQUENCES } from "~/domain/messages/consequences";
import { TERMS_KINDS, type CreditMapping } from "~/domain/ledger/types";

/** Manual payment methods that the merchant settled: whether they mean "pay later", and in how many days. */
export const payLaterGatewaysSchema = z.array(
  z.object({
    gateway: z.string().trim().min(1).max(255).toLowerCase(),
    dueInDays: z.number().int().min(0).max(365),
    isCredit: z.boolean().default(true),
    goodsFirst: z.boolean().default(false),
  }),
);
/** Kinds of terms that the merchant settled: whether they are its credit, and whether goods leave before payment. */
export const termsSchema = z.array(
  z.object({ kind: z.enum(TERMS_KINDS), isCredit: z.boolean(), goodsFirst: z.boolean() }),
);
export const POLICY_IDS = ["gentle", "balanced", "firm"] as const;
export const policySchema = z.enum(POLICY_IDS);
/** What the merchant confirmed to happen when a debt stays unpaid. */
export const consequencesSchema = z.array(z.enum(CONSEQUENCES));
export const profileSchema = z.enum(["strict_everywhere", "what_binds_me"]);

/** A shop as services see it: what the store says, what set-up settled, and the switches. */
export type ShopSettings = CreditMapping & {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly uninstalledAt: Date | null;
  /** Since when Shopify lets the app in no more, though it is installed. */
  readonly disconnectedAt: Date | null;
  readonly setupStep: number;
  readonly setupDoneAt: Date | null;
  readonly policyId: z.infer<typeof policySchema>;
  readonly profile: z.infer<typeof profileSchema>;
  readonly testMode: boolean;
  readonly stoppedAt: Date | null;
  readonly senderName: string;
  readonly senderEmail: string;
  readonly replyTo: string;
  readonly supportUrl: string;
  readonly postalAddress: string;
  readonly taxId: string;
  readonly consequences: z.infer<typeof consequencesSchema>;
  readonly modelConsentAt: Date | null;
  readonly activeModelId: string | null;
  readonly syncedThrough: Date | null;
  /** Whether the risk tier may stand on the customer in Shopify. */
  readonly tierInShopify: boolean;
  /** The run that applies the newest choice of credit orders to the orders known already; null once it has ended. */
  readonly reclassifyId: string | null;
};

/** Whether Shopify can be asked at all. */
export const isConnected = (shop: ShopSettings): boolean => shop.uninstalledAt === null && shop.disconnectedAt === null;

/** Facts are shown in Shopify for every shop that knows which orders are its credit, also in test mode or stopped. */
export const isSetUp = (shop: ShopSettings): boolean => shop.setupDoneAt !== null && isConnected(shop);

/**
 * Contacts are planned and sent only for a shop that finished set-up, is installed and is not stopped, and not while
 * its orders still follow an older choice of what is credit.
 */
export const isActive = (shop: ShopSettings): boolean =>
  shop.setupDoneAt !== null && shop.uninstalledAt === null && shop.stoppedAt === null && shop.reclassifyId === null;
