import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { getDeps } from "~/composition.server";
import { adminOrderActionSchema } from "~/contracts/extension";
import type { ShopSettings } from "~/contracts/shop";
import { actOnCase } from "~/services/cases/case-actions.server";
import { adminOrderWidget } from "~/services/widgets/order-widgets.server";
import { authenticateAdmin } from "~/shopify.server";

const widget = async (shop: ShopSettings, orderId: string) => {
  const { views, now } = getDeps();
  const at = now();
  const found = await views.orderDebt(shop.id, orderId, at);
  const caseUrl = (caseId: string) => `app:cases/${encodeURIComponent(caseId)}`;
  return { found, body: adminOrderWidget(found, shop, caseUrl, at) };
};

const orderIdOf = (request: Request): string => new URL(request.url).searchParams.get("id") ?? "";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop, cors } = await authenticateAdmin(request);
  const { body } = await widget(shop, orderIdOf(request));
  return cors(Response.json(body));
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop, actor, cors } = await authenticateAdmin(request);
  const orderId = orderIdOf(request);
  const parsed = adminOrderActionSchema.safeParse(await request.json().catch(() => undefined));
  const { found } = await widget(shop, orderId);
  if (!parsed.success || !found?.debt) return cors(Response.json({ error: "not_understood" }, { status: 400 }));
  const { caseActions, now } = getDeps();
  const { customerId } = found.debt.obligation;
  const wanted =
    parsed.data.action === "pause"
      ? ({ intent: "pause", days: parsed.data.days } as const)
      : ({ intent: "resume" } as const);
  await actOnCase(caseActions, { shop, customerId, action: wanted, actor, now: now() });
  return cors(Response.json((await widget(shop, orderId)).body));
};
