import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { getDeps } from "~/composition.server";
import { accountOrderActionSchema } from "~/contracts/extension";
import { customerRowId } from "~/contracts/row-ids";
import { accountOrderWidget, pauseFor } from "~/services/widgets/order-widgets.server";
import { authenticate } from "~/shopify.server";

/**
 * The library checks the signature but accepts tokens made for other apps, so the audience is checked here; only the
 * token says who the customer is, never the address.
 */
const authenticateShopper = async (request: Request) => {
  const { sessionToken, cors } = await authenticate.public.customerAccount(request);
  const { env, shops } = getDeps();
  const shopId = sessionToken.dest.replace(/^https:\/\//, "");
  const shop = await shops.find(shopId);
  if (sessionToken.aud !== env.SHOPIFY_API_KEY || !sessionToken.sub || !shop || shop.uninstalledAt !== null)
    throw cors(new Response(null, { status: 401 }));
  return { shop, customerId: customerRowId(shopId, sessionToken.sub), cors };
};

const orderIdOf = (request: Request): string => new URL(request.url).searchParams.get("id") ?? "";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop, customerId, cors } = await authenticateShopper(request);
  const { views, now } = getDeps();
  const found = await views.orderDebt(shop.id, orderIdOf(request), now());
  return cors(Response.json(accountOrderWidget(found, customerId, shop, now())));
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop, customerId, cors } = await authenticateShopper(request);
  const { views, caseActions, now } = getDeps();
  const orderId = orderIdOf(request);
  const parsed = accountOrderActionSchema.safeParse(await request.json().catch(() => undefined));
  const before = accountOrderWidget(await views.orderDebt(shop.id, orderId, now()), customerId, shop, now());
  if (!parsed.success || before.kind !== "debt")
    return cors(Response.json({ error: "not_understood" }, { status: 400 }));
  await caseActions.requestTime(shop, customerId, parsed.data.reason, pauseFor(now()), now());
  const found = await views.orderDebt(shop.id, orderId, now());
  return cors(Response.json(accountOrderWidget(found, customerId, shop, now())));
};
