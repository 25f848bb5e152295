import { z } from "zod";
import { payLaterGatewaysSchema, termsSchema, type ShopSettings } from "~/contracts/shop";
import type { CreditMapping } from "~/domain/ledger/types";
import { record, type SettingsDeps } from "./change-settings.server";
import { formJson } from "./form-json.server";
import { reclassifyJob } from "./reclassify.server";

/** Which orders are credit, as the forms send it; what is left out stays as it is. */
export const creditFormSchema = z.object({
  payLaterGateways: formJson.pipe(payLaterGatewaysSchema).optional(),
  terms: formJson.pipe(termsSchema).optional(),
});
type CreditForm = z.infer<typeof creditFormSchema>;

/** Kinds of terms that are not on the form (none of their orders is left) keep what was settled for them. */
const changed = (shop: ShopSettings, { payLaterGateways, terms = [] }: CreditForm): CreditMapping => ({
  payLaterGateways: payLaterGateways ?? shop.payLaterGateways,
  terms: [...shop.terms.filter(({ kind }) => !terms.some((one) => one.kind === kind)), ...terms],
});

const text = ({ payLaterGateways, terms }: CreditMapping): string =>
  JSON.stringify([
    payLaterGateways.map(({ gateway, dueInDays, isCredit, goodsFirst }) => [gateway, dueInDays, isCredit, goodsFirst]).sort(),
    terms.map(({ kind, isCredit, goodsFirst }) => [kind, isCredit, goodsFirst]).sort(),
  ]); // prettier-ignore

/**
 * Which orders are the merchant's credit. Orders known already are classified anew in the background; until that is
 * done nothing is sent, so that nobody hears of a debt that the merchant has just taken out. Saving what is in force
 * already does nothing.
 */
export const saveCreditMapping = async (
  deps: SettingsDeps,
  shop: ShopSettings,
  actor: string,
  form: CreditForm,
): Promise<void> => {
  const mapping = changed(shop, form);
  if (text(mapping) === text(shop)) return;
  await deps.chooseCredit(shop.id, mapping, (runId) => reclassifyJob(shop.id, runId), deps.now());
  await record(deps, shop.id, actor, "settings.credit_orders", mapping);
};

/** Set-up, step 1. */
export const saveOrdersStep = async (
  deps: SettingsDeps,
  shop: ShopSettings,
  actor: string,
  form: CreditForm,
): Promise<void> => {
  await saveCreditMapping(deps, shop, actor, form);
  await deps.shops.update(shop.id, { setupStep: Math.max(2, shop.setupStep) });
};
