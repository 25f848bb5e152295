import type { HeadersFunction, LoaderFunctionArgs, LinksFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import enPolaris from "@shopify/polaris/locales/en.json";
import zhPolaris from "@shopify/polaris/locales/zh-CN.json";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { PageError } from "~/components/page-error";
import { getDeps } from "~/composition.server";
import { LocaleProvider, useI18n } from "~/i18n/context";
import { localeOf } from "~/i18n/translate";
import { authenticateAdmin } from "~/shopify.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

/** The frame of every admin page: nothing in it, or under it, answers without Shopify's token. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { env } = getDeps();
  return {
    apiKey: env.SHOPIFY_API_KEY,
    appBridgeUrl: env.APP_BRIDGE_URL ?? null,
    locale: localeOf(request),
    timeZone: shop.timeZone,
  };
};

/** The language was chosen with the page; later calls for data come without it and must not change it back. */
export const shouldRevalidate = () => false;

const Navigation = () => {
  const { t } = useI18n();
  return (
    <NavMenu>
      <a href="/app" rel="home">
        {t("nav.home")}
      </a>
      <a href="/app/cases">{t("nav.cases")}</a>
      <a href="/app/risk">{t("nav.risk")}</a>
      <a href="/app/record">{t("nav.record")}</a>
      <a href="/app/rules">{t("nav.rules")}</a>
      <a href="/app/messages">{t("nav.messages")}</a>
      <a href="/app/model">{t("nav.model")}</a>
      <a href="/app/data">{t("nav.data")}</a>
      <a href="/app/settings">{t("nav.settings")}</a>
    </NavMenu>
  );
};

export default function App() {
  const { apiKey, appBridgeUrl, locale, timeZone } = useLoaderData<typeof loader>();
  return (
    <AppProvider
      isEmbeddedApp
      apiKey={apiKey}
      i18n={locale === "zh-CN" ? zhPolaris : enPolaris}
      {...(appBridgeUrl === null ? {} : { __APP_BRIDGE_URL: appBridgeUrl })}
    >
      <LocaleProvider locale={locale} timeZone={timeZone}>
        <Navigation />
        <Outlet />
      </LocaleProvider>
    </AppProvider>
  );
}

/** Shopify's answers (re-authentication) pass through; anything else becomes a page with a way back. */
export function ErrorBoundary() {
  const error = useRouteError();
  const isAuth =
    typeof error === "object" && error !== null && "status" in error && [401, 302].includes(Number(error.status));
  return isAuth ? boundary.error(error) : <PageError />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
