import type { ActionFunctionArgs } from "@remix-run/node";
import { staffMessageDeps } from "~/composition.messages.server";
import { getDeps } from "~/composition.server";
import { staffMessageSchema } from "~/contracts/staff-message";
import { explainFinding } from "~/i18n/explain-finding";
import { localeOf } from "~/i18n/translate";
import { sendStaffMessage } from "~/services/contacts/send-staff-message.server";
import { authenticateAdmin } from "~/shopify.server";

/** Sends what staff wrote to the customer of a case, or says why it may not be sent. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const deps = getDeps();
  const form = staffMessageSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw new Response(null, { status: 400 });
  const customerId = await deps.views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (customerId === undefined) throw new Response(null, { status: 404 });
  const outcome = await sendStaffMessage(staffMessageDeps(deps, deps.channels), shop, customerId, actor, form.data);
  if (outcome.kind !== "blocked") return { outcome };
  const locale = localeOf(request);
  return { outcome: { ...outcome, findings: outcome.findings.map((finding) => explainFinding(locale, finding)) } };
};
