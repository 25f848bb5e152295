import type { z } from "zod";
import type { ShopSettings } from "~/contracts/shop";
import { policyFormSchema, savePolicy, saveSender, senderSchema, type SettingsDeps } from "./change-settings.server";
import { consequencesFormSchema, saveConsequences } from "./consequences.server";
import { creditFormSchema, saveCreditMapping } from "./credit-mapping.server";

/** The whole settings form at once, as the save bar sends it. */
export const settingsFormSchema = senderSchema
  .extend(policyFormSchema.shape)
  .extend(creditFormSchema.shape)
  .extend(consequencesFormSchema.shape);
export type SettingsForm = z.infer<typeof settingsFormSchema>;

const SENDER_FIELDS = Object.keys(senderSchema.shape) as (keyof z.infer<typeof senderSchema>)[];

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/**
 * Saves what differs from what is stored, and only that: each part has consequences of its own (orders are classified
 * again, contacts planned again), which an untouched part must not have.
 */
export const saveSettingsForm = async (
  deps: SettingsDeps,
  shop: ShopSettings,
  actor: string,
  form: SettingsForm,
): Promise<void> => {
  const { policyId, profile = shop.profile, payLaterGateways, terms } = form;
  const sender = senderSchema.parse(form);
  if (SENDER_FIELDS.some((field) => differs(sender[field], shop[field])))
    await saveSender(deps, shop.id, actor, sender);
  await saveConsequences(deps, shop, actor, form.consequences ?? shop.consequences);
  await saveCreditMapping(deps, shop, actor, { payLaterGateways, terms });
  if (policyId !== shop.policyId || profile !== shop.profile)
    await savePolicy(deps, shop.id, actor, { policyId, profile }, false);
};
