import type { NewAnswer } from "~/contracts/answers";
import type { ShopSettings } from "~/contracts/shop";
import type { Inbound } from "~/domain/opt-out/types";
import { understoodFrom, type Heard, type Understood } from "~/domain/opt-out/understood";
import { pauseFor } from "../widgets/order-widgets.server";
import { applyOptOut, type OptOutPorts } from "./apply-opt-out.server";

export type TakeDeps = {
  readonly actions: OptOutPorts;
  readonly isKnown: (shopId: string, key: string) => Promise<boolean>;
  readonly save: (shop: ShopSettings, answer: NewAnswer, now: Date) => Promise<void>;
  readonly now: () => Date;
};

export type Taken = {
  readonly customerId: string;
  readonly key: string;
  readonly from: string;
  readonly inbound: Inbound;
  readonly heard?: Heard;
  readonly isAutomatic: boolean;
  readonly actor: string;
};

/**
 * Does what an answer asks for, then writes it down with what was understood; one that was written down before is left
 * alone. A crash in between does the first part twice, which changes nothing for the customer.
 */
export const takeAnswer = async (
  deps: TakeDeps,
  shop: ShopSettings,
  { inbound, heard, isAutomatic, ...answer }: Taken,
): Promise<Understood | undefined> => {
  if (await deps.isKnown(shop.id, answer.key)) return undefined;
  const now = deps.now();
  const apply = async (): Promise<Understood> => {
    const input = { shop, customerId: answer.customerId, locale: shop.locale, inbound, heard };
    const { optOut } = await applyOptOut(deps.actions, { ...input, unclearUntil: pauseFor(now), now });
    return understoodFrom(optOut);
  };
  const understood = isAutomatic ? "automatic" : await apply();
  const { channel, text, subject = "" } = inbound;
  await deps.save(shop, { ...answer, channel, text, subject, understood }, now);
  return understood;
};
