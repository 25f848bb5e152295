import type { ActionFunctionArgs } from "@remix-run/node";
import { takeDeps } from "~/composition.answers.server";
import { getDeps } from "~/composition.server";
import { toldAnswerSchema } from "~/contracts/answers";
import { readTold, recordTold } from "~/services/opt-out/told-answer.server";
import { authenticateAdmin } from "~/shopify.server";

/** What staff heard from a customer: read first, so that they see what is understood, then written down and done. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const deps = getDeps();
  const told = toldAnswerSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!told.success) throw new Response(null, { status: 400 });
  const customerId = await deps.views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (customerId === undefined) throw new Response(null, { status: 404 });
  const isRecorded = told.data.intent === "answer_told";
  if (isRecorded) await recordTold(takeDeps(deps), shop, customerId, actor, told.data);
  return { understood: readTold(told.data), isRecorded };
};
