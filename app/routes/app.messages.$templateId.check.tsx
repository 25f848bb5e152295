import type { ActionFunctionArgs } from "@remix-run/node";
import { getDeps } from "~/composition.server";
import { wordingDraftSchema } from "~/contracts/wordings";
import { explainInWording } from "~/i18n/explain-finding";
import { localeOf } from "~/i18n/translate";
import { checkWording } from "~/services/messages/wordings.server";
import { authenticateAdmin } from "~/shopify.server";

/** What the review says of words for a reminder while they are typed, in the language of staff; nothing is stored. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const form: Record<string, unknown> = Object.fromEntries(await request.formData());
  const draft = wordingDraftSchema.safeParse({ ...form, templateId: params["templateId"] });
  if (!draft.success) throw new Response(null, { status: 400 });
  const { ok, findings, preview } = checkWording(shop, draft.data, getDeps().now());
  const locale = localeOf(request);
  return { ok, preview, findings: findings.map((finding) => explainInWording(locale, finding)) };
};
