import type { ToldAnswer } from "~/contracts/answers";
import type { ShopSettings } from "~/contracts/shop";
import { readOptOut } from "~/domain/opt-out/read-opt-out";
import { atLeast, understoodFrom, type Understood } from "~/domain/opt-out/understood";
import { takeAnswer, type TakeDeps } from "./take-answer.server";

/** What would be understood of an answer that staff write down; nothing is changed. */
export const readTold = ({ channel, text, heard }: ToldAnswer): Understood =>
  understoodFrom(atLeast(readOptOut({ channel, text }), heard));

/** Writes down what a customer said to staff and does what it asks for, as if it had come by mail. */
export const recordTold = async (
  deps: TakeDeps & { readonly newId: () => string },
  shop: ShopSettings,
  customerId: string,
  actor: string,
  { channel, text, heard }: ToldAnswer,
): Promise<void> => {
  const key = `answer:${deps.newId()}`;
  await takeAnswer(deps, shop, { customerId, key, from: "", inbound: { channel, text }, heard, isAutomatic: false, actor }); // prettier-ignore
};
