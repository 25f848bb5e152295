import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { ShopperDebts } from "~/components/shopper-debts";
import { getDeps } from "~/composition.server";
import { customerRowId } from "~/contracts/row-ids";
import { localParts } from "~/domain/time/local";
import { LocaleProvider, useI18n } from "~/i18n/context";
import { localeFor, type Locale } from "~/i18n/translate";

/** Shopify renders what it gets as Liquid inside the theme: braces from names must stay text. */
const asLiquid = (page: ReactElement, locale: Locale, status = 200): Response => {
  const html = renderToStaticMarkup(
    <LocaleProvider locale={locale} timeZone="UTC">
      {page}
    </LocaleProvider>,
  );
  return new Response(html.replaceAll("{", "&#123;").replaceAll("}", "&#125;"), {
    status,
    headers: { "Content-Type": "application/liquid; charset=utf-8", "Cache-Control": "no-store" },
  });
};

const Heading = () => <h1>{useI18n().t("shopper.title")}</h1>;

const LogIn = () => {
  const { t } = useI18n();
  return (
    <div className="duewell">
      <Heading />
      <p>{t("shopper.log_in_text")}</p>
      <p>
        <a href="/account/login">{t("shopper.log_in")}</a>
      </p>
    </div>
  );
};

/** `/apps/duewell/payments` in the store: what the logged-in shopper owes, order by order. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { proxyVisitor, shops, views, now, shopperUrl } = getDeps();
  const visitor = await proxyVisitor(new URL(request.url));
  const shop = visitor && (await shops.find(visitor.shopId));
  if (!shop || shop.uninstalledAt !== null) return new Response(null, { status: visitor ? 404 : 401 });
  const asked = localeFor(request.headers.get("accept-language"));
  if (visitor.customerId === undefined) return asLiquid(<LogIn />, asked);
  const customerId = customerRowId(shop.id, visitor.customerId);
  const shopper = await views.shopper(shop.id, customerId, now());
  const locale = shopper ? localeFor(shopper.locale) : asked;
  const today = localParts(now(), shop.timeZone).dateKey;
  const debts = shopper?.debts ?? [];
  return asLiquid(
    <div className="duewell">
      <Heading />
      <ShopperDebts debts={debts} today={today} />
      {debts.length > 0 && <More url={shopperUrl(shop.id, customerId, false)} />}
    </div>,
    locale,
  );
};

const More = ({ url }: { url: string }) => (
  <p>
    <a href={url}>{useI18n().t("shopper.more")}</a>
  </p>
);
