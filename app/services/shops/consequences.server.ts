import { z } from "zod";
import { consequencesSchema, type ShopSettings } from "~/contracts/shop";
import { record, type SettingsDeps } from "./change-settings.server";
import { formJson } from "./form-json.server";

/** What is left out of the form stays as it is. */
export const consequencesFormSchema = z.object({ consequences: formJson.pipe(consequencesSchema).optional() });

/** What messages may say to happen: true because the merchant says so, by name and on the record. */
export const saveConsequences = async (
  deps: SettingsDeps,
  shop: ShopSettings,
  actor: string,
  consequences: ShopSettings["consequences"],
): Promise<void> => {
  if ([...consequences].sort().join() === [...shop.consequences].sort().join()) return;
  await deps.shops.update(shop.id, { consequences });
  await record(deps, shop.id, actor, "settings.consequences", { consequences });
};
