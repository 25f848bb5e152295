import type { ActionFunctionArgs } from "@remix-run/node";
import { getDeps } from "~/composition.server";
import { chooseDeps } from "~/composition.segments.server";
import { overrideSchema } from "~/contracts/segments";
import { chooseSegmentFor } from "~/services/segments/choose-segment.server";
import { authenticateAdmin } from "~/shopify.server";

/** A person puts the customer of a case into a segment, or takes that back. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const deps = getDeps();
  const form = overrideSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw new Response(null, { status: 400 });
  const customerId = await deps.views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (customerId === undefined) throw new Response(null, { status: 404 });
  const done = await chooseSegmentFor(chooseDeps(deps), { shop, customerId, actor, now: deps.now() }, form.data);
  if (!done.ok) throw new Response(null, { status: 400 });
  return { done: form.data.intent };
};
