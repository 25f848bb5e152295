import type { ShopSettings } from "~/contracts/shop";
import type { StaffAnswer, WriteAnswer } from "~/contracts/staff-contact";
import { templateLocales } from "~/domain/messages/templates/registry";
import { localesOf } from "./facts.server";
import { judge, type StaffContactDeps } from "./staff-contact.server";

/**
 * "Can I call now?" and "Can I write now?", by the same gate that every message passes; of a message as far as it can be
 * said before a word is written, with the language to write in.
 */
export const mayContact = async (
  deps: StaffContactDeps,
  shop: ShopSettings,
  customerId: string,
): Promise<{ readonly call: StaffAnswer; readonly write: WriteAnswer }> => {
  const now = deps.now();
  const subject = await deps.subject(shop, customerId, now);
  const [language = "en"] = subject ? localesOf(subject, shop, deps.open) : [];
  const write = judge(deps, shop, subject, { channel: "email", now });
  return {
    call: judge(deps, shop, subject, { channel: "voice_human", now }),
    write: { answer: write, languages: templateLocales, language },
  };
};
