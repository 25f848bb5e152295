import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { LawChanges } from "~/components/law-changes";
import { LawFilters } from "~/components/law-filters";
import { LawList } from "~/components/law-list";
import { NotAdvice } from "~/components/law-notes";
import { getDeps } from "~/composition.server";
import { RULES_TABS } from "~/contracts/law";
import { changesAround } from "~/domain/compliance/changes";
import { overview } from "~/domain/compliance/overview";
import { localParts } from "~/domain/time/local";
import { useI18n } from "~/i18n/context";
import { authenticateAdmin } from "~/shopify.server";

const querySchema = z.object({
  tab: z.enum(RULES_TABS).catch("places"),
  country: z.string().trim().max(2).catch(""),
  search: z.string().trim().max(120).catch(""),
});

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = localParts(getDeps().now(), shop.timeZone).dateKey;
  return { query, places: overview(), changes: changesAround(today) };
};

export default function Rules() {
  const { query, places, changes } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [, setParams] = useSearchParams();
  const isLoading = useNavigation().state === "loading";
  const change = (part: Record<string, string>) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), ...part }));
  const tabs = RULES_TABS.map((id) => ({ id, content: t(`rules.tab.${id}`), panelID: "rules-panel" }));
  return (
    <Page title={t("rules.title")} subtitle={t("rules.subtitle")} fullWidth>
      <BlockStack gap="400">
        <Tabs
          tabs={tabs}
          selected={RULES_TABS.indexOf(query.tab)}
          onSelect={(i) => change({ tab: RULES_TABS[i] ?? "places" })}
        />
        {query.tab === "changes" ? (
          <LawChanges changes={changes} />
        ) : (
          <Card padding="0">
            <Box padding="400">
              <LawFilters
                key={query.search}
                countries={[...new Set(places.flatMap(({ countries }) => countries))]}
                country={query.country}
                search={query.search}
                change={change}
              />
            </Box>
            <LawList places={places} wanted={query} isLoading={isLoading} />
          </Card>
        )}
        <NotAdvice />
      </BlockStack>
    </Page>
  );
}
