import type { NewAnswer } from "~/contracts/answers";
import type { JobRequest } from "~/contracts/jobs";
import type { ShopSettings } from "~/contracts/shop";
import type { Inbound, OptOut } from "~/domain/opt-out/types";
import { understoodFrom, type Heard, type Understood } from "~/domain/opt-out/understood";
import { pauseFor } from "../widgets/order-widgets.server";
import { applyOptOut, type OptOutPorts } from "./apply-opt-out.server";

export type TakeDeps = {
  readonly actions: OptOutPorts;
  readonly isKnown: (shopId: string, key: string) => Promise<boolean>;
  /** Writes the answer down, and what it asks for beside that, in one transaction. */
  readonly save: (shop: ShopSettings, answer: NewAnswer, jobs: readonly JobRequest[], now: Date) => Promise<void>;
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
  /** When it arrived, of one that the customer wrote to the app and who is to be told that it was understood. */
  readonly arrivedAt?: Date;
};

type Confirmable = Pick<Taken, "customerId" | "key"> & { readonly arrivedAt: Date | undefined };

/** Somebody who stops us for certain is told once that we do. */
const confirmation = (shopId: string, { customerId, key, arrivedAt }: Confirmable, optOut: OptOut): JobRequest[] => {
  if (arrivedAt === undefined || optOut.kind !== "opt_out" || optOut.scope === "debt") return [];
  const { scope, channel } = optOut;
  const payload = { customerId, scope, channel, arrivedAt: arrivedAt.toISOString() };
  return [{ name: "answers.confirm", shopId, payload, dedupeKey: `confirm:${key}` }];
};

/**
 * Does what an answer asks for, then writes it down with what was understood; one that was written down before is left
 * alone. A crash in between does the first part twice, which changes nothing for the customer.
 */
export const takeAnswer = async (
  deps: TakeDeps,
  shop: ShopSettings,
  { inbound, heard, isAutomatic, arrivedAt, ...answer }: Taken,
): Promise<Understood | undefined> => {
  if (await deps.isKnown(shop.id, answer.key)) return undefined;
  const now = deps.now();
  const input = { shop, customerId: answer.customerId, inbound, heard, unclearUntil: pauseFor(now), now };
  const optOut: OptOut = isAutomatic ? { kind: "none" } : await applyOptOut(deps.actions, input);
  const understood = isAutomatic ? "automatic" : understoodFrom(optOut);
  const { channel, text, subject = "" } = inbound;
  const jobs = confirmation(shop.id, { ...answer, arrivedAt }, optOut);
  await deps.save(shop, { ...answer, channel, text, subject, understood }, jobs, now);
  return understood;
};
