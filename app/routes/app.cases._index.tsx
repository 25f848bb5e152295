import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Page, Pagination, Select, Tabs, Text } from "@shopify/polaris";
import { z } from "zod";
import { CaseTable } from "~/components/case-table";
import { useRiskWords } from "~/components/risk-words";
import { SearchForm } from "~/components/search-form";
import { getDeps } from "~/composition.server";
import { CASE_FILTERS, CASE_SORTS } from "~/contracts/views";
import { TIERS } from "~/domain/scoring/types";
import { PERSON_DECIDES, type SegmentName } from "~/domain/segments/types";
import { useI18n } from "~/i18n/context";
import { authenticateAdmin } from "~/shopify.server";

/** An address typed by hand must not break the page: what cannot be read is left at its default. */
const querySchema = z.object({
  filter: z.enum(CASE_FILTERS).catch("late"),
  tier: z.enum(TIERS).optional().catch(undefined),
  segment: z.string().max(8).optional().catch(undefined),
  search: z.string().trim().max(120).catch(""),
  sort: z.enum(CASE_SORTS).catch("late_desc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { views } = getDeps();
  return { query, cases: await views.cases(shop.id, query), segments: await views.segmentChoices(shop.id) };
};

type Change = (change: Record<string, string>) => void;

type Choice = { readonly key: string; readonly name: SegmentName };
type FiltersProps = {
  query: { tier: string; segment: string; sort: string; search: string };
  segments: readonly Choice[];
  change: Change;
};

const Filters = ({ query: { tier, segment, sort, search }, segments, change }: FiltersProps) => {
  const { t } = useI18n();
  const { nameOf } = useRiskWords();
  const options = (key: string, ids: readonly string[]) => ids.map((id) => ({ value: id, label: t(`${key}.${id}`) }));
  return (
    <SearchForm
      label={t("cases.search")}
      help={t("cases.search_help")}
      search={search}
      change={change}
      choices={[
        <Select
          key="tier"
          label={t("cases.tier")}
          options={[{ value: "", label: t("cases.all_tiers") }, ...options("tier", TIERS)]}
          value={tier}
          onChange={(value) => change({ tier: value })}
        />,
        <Select
          key="segment"
          label={t("risk.segment")}
          options={[
            { value: "", label: t("risk.all_segments") },
            ...segments.map(({ key, name }) => ({ value: key, label: nameOf(name) })),
            { value: PERSON_DECIDES, label: t("risk.person") },
          ]}
          value={segment}
          onChange={(value) => change({ segment: value })}
        />,
        <Select
          key="sort"
          label={t("cases.sort")}
          options={options("cases.sort_by", CASE_SORTS)}
          value={sort}
          onChange={(value) => change({ sort: value })}
        />,
      ]}
    />
  );
};

export default function Cases() {
  const { query, cases, segments } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [, setParams] = useSearchParams();
  const isLoading = useNavigation().state === "loading";
  const change: Change = (part) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      for (const [key, value] of Object.entries({ page: "1", ...part })) next.set(key, value);
      return next;
    });
  const pages = Math.max(1, Math.ceil(cases.total / cases.pageSize));
  const tabs = CASE_FILTERS.map((id) => ({ id, content: t(`cases.filter.${id}`), panelID: "cases-panel" }));
  return (
    <Page title={t("cases.title")} fullWidth>
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={CASE_FILTERS.indexOf(query.filter)}
          onSelect={(i) => change({ filter: CASE_FILTERS[i] ?? "late" })}
        >
          <BlockStack gap="400">
            <div style={{ padding: "16px 16px 0" }}>
              <Filters
                query={{ ...query, tier: query.tier ?? "", segment: query.segment ?? "" }}
                segments={segments}
                change={change}
              />
            </div>
            <CaseTable rows={cases.rows} isLoading={isLoading} />
            <div style={{ padding: 16 }}>
              <InlineStack align="space-between" blockAlign="center">
                <Text as="p" tone="subdued">
                  {t("cases.count", { count: cases.total })}
                </Text>
                <Pagination
                  accessibilityLabel={t("cases.pages")}
                  hasPrevious={query.page > 1}
                  hasNext={query.page < pages}
                  label={t("cases.page", { page: query.page, of: pages })}
                  onPrevious={() => change({ page: String(query.page - 1) })}
                  onNext={() => change({ page: String(query.page + 1) })}
                />
              </InlineStack>
            </div>
          </BlockStack>
        </Tabs>
      </Card>
    </Page>
  );
}
