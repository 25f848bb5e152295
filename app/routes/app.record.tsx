import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, Page, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { RecordFilters } from "~/components/record-filters";
import { RecordTable } from "~/components/record-table";
import { getDeps } from "~/composition.server";
import { RECORD_TABS } from "~/contracts/record";
import { useI18n } from "~/i18n/context";
import { authenticateAdmin } from "~/shopify.server";

const day = z.iso.date().optional().catch(undefined);
/** An address typed by hand must not break the page: what cannot be read is left at its default. */
const querySchema = z.object({
  tab: z.enum(RECORD_TABS).catch("stopped"),
  rule: z.string().trim().max(60).catch(""),
  search: z.string().trim().max(120).catch(""),
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { query, record: await getDeps().views.record(shop, query) };
};

export default function Record() {
  const { query, record } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [, setParams] = useSearchParams();
  const isLoading = useNavigation().state === "loading";
  const change = (part: Record<string, string>) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), page: "1", ...part }));
  const tabs = RECORD_TABS.map((id) => ({ id, content: t(`record.tab.${id}`), panelID: "record-panel" }));
  return (
    <Page title={t("record.title")} subtitle={t("record.subtitle")} fullWidth>
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={RECORD_TABS.indexOf(query.tab)}
          onSelect={(i) => change({ tab: RECORD_TABS[i] ?? "stopped" })}
        >
          <BlockStack gap="400">
            <div style={{ padding: "16px 16px 0" }}>
              <RecordFilters
                key={`${query.rule} ${query.search} ${query.from ?? ""} ${query.to ?? ""}`}
                query={query}
                change={change}
              />
            </div>
            <RecordTable record={record} isLoading={isLoading} change={change} />
          </BlockStack>
        </Tabs>
      </Card>
    </Page>
  );
}
