import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from "@remix-run/react";
import { ShopperDebts } from "~/components/shopper-debts";
import { ShopperFault } from "~/components/shopper-fault";
import { ShopperMain } from "~/components/shopper-main";
import { getDeps } from "~/composition.server";
import { TIME_REASONS } from "~/contracts/time-reasons";
import { formatDay } from "~/domain/shared/format";
import { localParts } from "~/domain/time/local";
import { LocaleProvider, useI18n } from "~/i18n/context";
import { localeFor, translate } from "~/i18n/translate";
import { readShopperToken, shopperFormSchema } from "~/services/shopper/shopper-page.server";
import { pauseFor } from "~/services/widgets/order-widgets.server";

/** A token that was altered, is of another installation, or of somebody who was erased opens nothing. */
const load = async (token: string) => {
  const { shops, views, cipher, now } = getDeps();
  const read = readShopperToken(token, cipher.decrypt);
  const shop = read && (await shops.find(read.shopId));
  const shopper = shop && (await views.shopper(shop.id, read.customerId, now()));
  if (!shop || !shopper) throw new Response(null, { status: 404 });
  return { shop, customerId: read.customerId, isTest: read.isTest, shopper };
};

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const { shop, shopper, isTest } = await load(params["token"] ?? "");
  const locale = localeFor(shopper.locale);
  const { pausedUntil } = shopper;
  return {
    locale,
    isTest,
    shopName: shop.senderName || shop.name,
    isStopped: shopper.isStopped,
    isPaused: shopper.isPaused,
    pausedUntil: pausedUntil && formatDay(localParts(pausedUntil, shop.timeZone).dateKey, locale),
    debts: shopper.debts,
    today: localParts(getDeps().now(), shop.timeZone).dateKey,
  };
};

/** A link in a message may be fetched by machines: only a form, or the mail client's one click, changes anything. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, customerId, isTest } = await load(params["token"] ?? "");
  const { caseActions, now } = getDeps();
  const parsed = shopperFormSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  if (isTest) return { wasTest: true };
  const wanted = parsed.data;
  if ("reason" in wanted) await caseActions.requestTime(shop, customerId, wanted.reason, pauseFor(now()), now());
  else {
    const state = "intent" in wanted && wanted.intent === "start" ? "granted" : "revoked";
    await caseActions.setEmailConsent(shop, customerId, state, "customer", now());
  }
  return { wasTest: false };
};

export const headers: HeadersFunction = () => ({
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: translate(data?.locale ?? "en", "shopper.title") },
];

const TimeForm = () => {
  const { isPaused, pausedUntil } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  if (isPaused)
    return (
      <p role="status">
        {pausedUntil === null ? t("shopper.paused_open") : t("shopper.paused", { until: pausedUntil })}
      </p>
    );
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
      <button type="submit" className="quiet">
        {t("shopper.time_ask")}
      </button>
    </Form>
  );
};

const Page = () => {
  const { shopName, isStopped, isTest, debts, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <ShopperMain>
      <h1>{shopName}</h1>
      {isTest && <p className="said">{t(answer?.wasTest === true ? "shopper.test_done" : "shopper.test")}</p>}
      <ShopperDebts debts={debts} today={today} />
      {debts.length > 0 && (
        <section>
          <h2>{t("shopper.time_title")}</h2>
          <TimeForm />
        </section>
      )}
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
    </ShopperMain>
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

/** A link that opens nothing, or a fault of ours. */
export function ErrorBoundary() {
  const error = useRouteError();
  return <ShopperFault kind={isRouteErrorResponse(error) && error.status === 404 ? "gone" : "failed"} />;
}
