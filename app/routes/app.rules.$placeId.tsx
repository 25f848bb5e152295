import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyState, Page } from "@shopify/polaris";
import { LawJurisdiction } from "~/components/law-jurisdiction";
import { placeName } from "~/components/law-places";
import { jurisdictionRules } from "~/domain/compliance/overview";
import { useI18n } from "~/i18n/context";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  return { profile: shop.profile, place: jurisdictionRules(params["placeId"] ?? "", "first_party") ?? null };
};

export default function PlaceRules() {
  const { profile, place } = useLoaderData<typeof loader>();
  const { t, locale } = useI18n();
  const back = { content: t("rules.back"), url: "/app/rules" };
  if (place === null)
    return (
      <Page title={t("rules.title")} backAction={back}>
        <EmptyState heading={t("rules.not_found")} image="" action={back}>
          <p>{t("rules.not_found_text")}</p>
        </EmptyState>
      </Page>
    );
  return (
    <Page title={placeName(place.id, locale, t)} backAction={back}>
      <LawJurisdiction place={place} profile={profile} />
    </Page>
  );
}
