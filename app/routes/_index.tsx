import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { LocaleProvider, useI18n } from "~/i18n/context";

export const meta: MetaFunction = () => [{ title: "Duewell" }];

/** Shopify opens the app at its root with the shop in the address. */
export const loader = ({ request }: LoaderFunctionArgs) => {
  const url = new URL(request.url);
  if (url.searchParams.get("shop")) throw redirect(`/app?${url.searchParams.toString()}`);
  return null;
};

const Text = () => {
  const { t } = useI18n();
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", maxWidth: 560, margin: "15vh auto", padding: 24 }}>
      <h1>{t("landing.title")}</h1>
      <p>{t("landing.text")}</p>
    </main>
  );
};

export default function Landing() {
  return (
    <LocaleProvider locale="en" timeZone="UTC">
      <Text />
    </LocaleProvider>
  );
}
