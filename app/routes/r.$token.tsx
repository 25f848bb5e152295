import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getDeps } from "~/composition.server";
import { TIME_REASONS } from "~/contracts/extension";
import { formatDay, formatMoney } from "~/domain/shared/format";
import { localParts } from "~/domain/time/local";
import { LocaleProvider, useI18n } from "~/i18n/context";
import { localeFor, translate } from "~/i18n/translate";
import { pauseFor } from "~/services/widgets/order-widgets.server";

const tokenSchema = z.tuple([z.string(), z.string()]);

/** Whom the token is for; a token that was altered, or is of another installation, opens nothing. */
const readToken = (token: string): { shopId: string; customerId: string } => {
  try {
    const [shopId, customerId] = tokenSchema.parse(JSON.parse(getDeps().cipher.decrypt(token)));
    return { shopId, customerId };
  } catch {
    throw new Response(null, { status: 404 });
  }
};

const load = async (token: string) => {
  const { shops, views, now } = getDeps();
  const { shopId, customerId } = readToken(token);
  const shop = await shops.find(shopId);
  const shopper = shop && (await views.shopper(shopId, customerId, now()));
  if (!shop || !shopper) throw new Response(null, { status: 404 });
  return { shop, customerId, shopper };
};

export const loader = async ({ params, request }: LoaderFunctionArgs) => {
  const { shop, shopper } = await load(params["token"] ?? "");
  const locale = localeFor(shopper.locale);
  return {
    locale,
    shopName: shop.senderName || shop.name,
    isStopped: shopper.isStopped,
    pausedUntil:
      shopper.pausedUntil === null ? null : formatDay(localParts(shopper.pausedUntil, shop.timeZone).dateKey, locale),
    owed: shopper.owedMinor > 0 ? formatMoney(shopper.owedMinor, shopper.currency, locale) : null,
    topic: new URL(request.url).searchParams.get("topic") ?? "",
  };
};

const actionSchema = z.union([
  z.object({ "List-Unsubscribe": z.literal("One-Click") }),
  z.object({ intent: z.enum(["stop", "start"]) }),
  z.object({ intent: z.literal("time"), reason: z.enum(TIME_REASONS) }),
]);

/** A link in a message may be fetched by machines: only a form, or the mail client's one click, changes anything. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, customerId } = await load(params["token"] ?? "");
  const { caseActions, now } = getDeps();
  const parsed = actionSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const wanted = parsed.data;
  const intent = "intent" in wanted ? wanted.intent : "stop";
  if (intent === "time")
    await caseActions.requestTime(
      shop,
      customerId,
      "reason" in wanted ? wanted.reason : "other",
      pauseFor(now()),
      now(),
    );
  else
    await caseActions.setEmailConsent(shop, customerId, intent === "stop" ? "revoked" : "granted", "customer", now());
  return null;
};

export const headers: HeadersFunction = () => ({
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: translate(data?.locale ?? "en", "shopper.title") },
];

const STYLE = `.r{font:16px/1.5 system-ui,sans-serif;color:#202223;max-width:34rem;margin:0 auto;padding:32px 20px}
.r section{border:1px solid #c9cccf;border-radius:12px;padding:20px;margin-top:20px}.r h2{font-size:1.1rem;margin:0 0 8px}
.r button{font:inherit;min-height:44px;padding:8px 20px;border-radius:8px;border:1px solid #005bd3;background:#005bd3;color:#fff;cursor:pointer}
.r button.quiet{background:#fff;color:#005bd3}.r label{display:block;padding:6px 0}.r fieldset{border:0;padding:0;margin:0 0 12px}.r .said{background:#eaf4ff}`;

const TimeForm = ({ pausedUntil }: { pausedUntil: string | null }) => {
  const { t } = useI18n();
  if (pausedUntil !== null) return <p role="status">{t("shopper.paused", { until: pausedUntil })}</p>;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="time" />
      <fieldset>
        <legend>{t("shopper.time_text")}</legend>
        {TIME_REASONS.map((reason, i) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} defaultChecked={i === TIME_REASONS.length - 1} />{" "}
            {t(`request.${reason}`)}
          </label>
        ))}
      </fieldset>
      <button type="submit">{t("shopper.time_ask")}</button>
    </Form>
  );
};

const Page = () => {
  const { shopName, isStopped, pausedUntil, owed } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <main className="r">
      <style>{STYLE}</style>
      <h1>{shopName}</h1>
      <p>{owed === null ? t("shopper.nothing_owed") : t("shopper.owed", { amount: owed })}</p>
      <section>
        <h2>{t("shopper.time_title")}</h2>
        <TimeForm pausedUntil={pausedUntil} />
      </section>
      <section>
        <h2>{t("shopper.stop_title")}</h2>
        <p role="status">{t(isStopped ? "shopper.stopped" : "shopper.stop_text")}</p>
        <Form method="post">
          <input type="hidden" name="intent" value={isStopped ? "start" : "stop"} />
          <button type="submit" className="quiet">
            {t(isStopped ? "shopper.start" : "shopper.stop")}
          </button>
        </Form>
      </section>
    </main>
  );
};

export default function Shopper() {
  const { locale } = useLoaderData<typeof loader>();
  return (
    <LocaleProvider locale={locale} timeZone="UTC">
      <Page />
    </LocaleProvider>
  );
}
