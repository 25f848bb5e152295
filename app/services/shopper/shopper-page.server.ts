import { z } from "zod";
import { TIME_REASONS } from "~/contracts/time-reasons";

const tokenSchema = z
  .tuple([z.string(), z.string()])
  .rest(z.literal("test"))
  .transform(([shopId, customerId, ...marks]) => ({ shopId, customerId, isTest: marks.length > 0 }));

export type ShopperToken = z.infer<typeof tokenSchema>;

/** Whom a link in a message is for; undefined when it was altered or made by another installation. */
export const readShopperToken = (token: string, open: (sealed: string) => string): ShopperToken | undefined => {
  try {
    return tokenSchema.parse(JSON.parse(open(token)));
  } catch {
    return undefined;
  }
};

/** What the page's forms send, and the one click of a mail client (RFC 8058). */
export const shopperFormSchema = z.union([
  z.object({ "List-Unsubscribe": z.literal("One-Click") }),
  z.object({ intent: z.enum(["stop", "start"]) }),
  z.object({ intent: z.literal("time"), reason: z.enum(TIME_REASONS) }),
]);
