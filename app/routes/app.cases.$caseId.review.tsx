import type { ActionFunctionArgs } from "@remix-run/node";
import { getDeps } from "~/composition.server";
import { draftSchema } from "~/contracts/drafts";
import { explainFinding } from "~/i18n/explain-finding";
import { localeOf } from "~/i18n/translate";
import { linksOf } from "~/services/messages/message-facts.server";
import { reviewDraft } from "~/services/messages/review-draft.server";
import { authenticateAdmin } from "~/shopify.server";

/** What the script review says of a text that staff typed on a case, in their language; nothing is stored or sent. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, preview, shopperUrl } = getDeps();
  const draft = draftSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!draft.success) throw new Response(null, { status: 400 });
  const customerId = await views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (customerId === undefined) throw new Response(null, { status: 404 });
  const links = linksOf(shopperUrl(shop.id, customerId, shop.testMode));
  const review = await reviewDraft(preview, shop, customerId, draft.data, links);
  if (!review) return { review: null };
  const locale = localeOf(request);
  return { review: { ok: review.ok, findings: review.findings.map((finding) => explainFinding(locale, finding)) } };
};
