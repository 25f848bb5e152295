import {
  consequencesSchema,
  payLaterGatewaysSchema,
  policySchema,
  profileSchema,
  termsSchema,
  type ShopSettings,
} from "~/contracts/shop";
import type { CreditMapping } from "~/domain/ledger/types";
import type { Cipher } from "./cipher.server";
import type { DbOrTx } from "./client.server";
import type { Shop } from "./generated/sqlite/client";

const open = (cipher: Cipher, sealed: string | null): string => (sealed ? cipher.decrypt(sealed) : "");

export const parseMapping = ({ payLaterGateways, terms }: Pick<Shop, "payLaterGateways" | "terms">): CreditMapping => ({
  payLaterGateways: payLaterGatewaysSchema.parse(JSON.parse(payLaterGateways)),
  terms: termsSchema.parse(JSON.parse(terms)),
});

const toSettings = (cipher: Cipher, row: Shop): ShopSettings => ({
  ...row,
  policyId: policySchema.catch("balanced").parse(row.policyId),
  profile: profileSchema.catch("strict_everywhere").parse(row.profile),
  senderEmail: open(cipher, row.senderEmailEnc),
  replyTo: open(cipher, row.replyToEnc),
  consequences: consequencesSchema.parse(JSON.parse(row.consequences)),
  ...parseMapping(row),
});

export type ShopFacts = {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly email: string;
};

export type ShopChange = Partial<
  Pick<
    ShopSettings,
    | "setupStep" | "setupDoneAt" | "policyId" | "profile" | "testMode" | "stoppedAt" | "senderName" | "senderEmail"
    | "replyTo" | "supportUrl" | "postalAddress" | "taxId" | "consequences" | "payLaterGateways" | "terms" | "modelConsentAt" | "activeModelId"
    | "syncedThrough" | "uninstalledAt" | "disconnectedAt" | "tierInShopify"
  >
> & { readonly modelConsentBy?: string; readonly modelConsentText?: string }; // prettier-ignore

/** Shops and their settings; sender addresses are encrypted at rest. */
export const createShops = (db: DbOrTx, cipher: Cipher) => ({
  find: async (shopId: string): Promise<ShopSettings | undefined> => {
    const row = await db.shop.findUnique({ where: { id: shopId } });
    return row ? toSettings(cipher, row) : undefined;
  },
  get: async (shopId: string): Promise<ShopSettings> => {
    const row = await db.shop.findUnique({ where: { id: shopId } });
    if (!row) throw new Error(`Shop ${shopId} is not known here`);
    return toSettings(cipher, row);
  },
  /** All shops that have the app installed now. */
  installed: async (): Promise<string[]> =>
    (await db.shop.findMany({ where: { uninstalledAt: null }, select: { id: true } })).map(({ id }) => id),
  /** First install, or a return after an uninstall: settings survive, what the store says is refreshed. */
  install: async (shopId: string, facts: ShopFacts, now: Date): Promise<void> => {
    const { email, ...said } = facts;
    await db.shop.upsert({
      where: { id: shopId },
      create: {
        id: shopId,
        installedAt: now,
        ...said,
        senderName: facts.name,
        senderEmailEnc: cipher.encrypt(email),
        replyToEnc: cipher.encrypt(email),
      },
      update: { ...said, uninstalledAt: null, disconnectedAt: null, knownScopes: null, installedAt: now },
    });
  },
  /** Shopify refuses every token of the shop; when it began is kept, and an uninstallation explains it anyway. */
  disconnect: async (shopId: string, now: Date): Promise<void> => {
    await db.shop.updateMany({
      where: { id: shopId, uninstalledAt: null, disconnectedAt: null },
      data: { disconnectedAt: now },
    });
  },
  update: async (shopId: string, change: ShopChange): Promise<void> => {
    const { senderEmail, replyTo, payLaterGateways, terms, consequences, ...plain } = change;
    await db.shop.update({
      where: { id: shopId },
      data: {
        ...plain,
        ...(senderEmail === undefined ? {} : { senderEmailEnc: cipher.encrypt(senderEmail) }),
        ...(replyTo === undefined ? {} : { replyToEnc: cipher.encrypt(replyTo) }),
        ...(payLaterGateways === undefined ? {} : { payLaterGateways: JSON.stringify(payLaterGateways) }),
        ...(consequences === undefined ? {} : { consequences: JSON.stringify(consequences) }),
        ...(terms === undefined ? {} : { terms: JSON.stringify(terms) }),
      },
    });
  },
});
