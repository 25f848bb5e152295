import {
  Badge,
  BlockStack,
  Box,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Pagination,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { useI18n } from "~/i18n/context";

/** The pager below a list; nothing when all of it is shown. */
const Pager = ({ list, go }: { list: { total: number; page: number; pageSize: number }; go: (page: number) => void }) => {
  const { t } = useI18n();
  const pages = Math.max(1, Math.ceil(list.total / list.pageSize));
  if (pages === 1 && list.page === 1) return null;
  return (
    <Box padding="400">
      <Pagination
        accessibilityLabel={t("health.pages")}
        hasPrevious={list.page > 1}
        hasNext={list.page < pages}
        label={t("cases.page", { page: list.page, of: pages })}
        onPrevious={() => go(list.page - 1)}
        onNext={() => go(list.page + 1)}
      />
    </Box>
  );
}; // prettier-ignore

/** A row where there is no room for columns, or a cell of several lines. */
export const Stacked = ({ title, badge, lines }: { title: string; badge?: string; lines: readonly string[] }) => (
  <Box padding="300">
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="semibold">
          {title}
        </Text>
        {badge !== undefined && <Badge>{badge}</Badge>}
      </InlineStack>
      {lines.map((line, i) => (
        <Text key={i} as="span" tone="subdued" breakWord>
          {line}
        </Text>
      ))}
    </BlockStack>
  </Box>
);

type Headings = [{ title: string }, ...{ title: string }[]];

type PagedTableProps<Row> = {
  list: { rows: readonly Row[]; total: number; page: number; pageSize: number };
  headings: readonly string[];
  empty: { title: string; text: string };
  isLoading: boolean;
  go: (page: number) => void;
  /** A row where there is no room for columns. */
  narrow: (row: Row) => ReactNode;
  /** A row's cells, one for each heading. */
  cells: (row: Row) => ReactNode;
};

/** One page of a list: columns where there is room, a row below the other where there is none. */
export const PagedTable = <Row extends { readonly id: string }>({
  list,
  headings,
  empty,
  isLoading,
  go,
  narrow,
  cells,
}: PagedTableProps<Row>) => {
  const { smDown } = useBreakpoints();
  return (
    <>
      <IndexTable
        itemCount={list.rows.length}
        selectable={false}
        condensed={smDown}
        loading={isLoading}
        headings={headings.map((title) => ({ title })) as Headings}
        emptyState={<EmptySearchResult title={empty.title} description={empty.text} withIllustration={false} />}
      >
        {list.rows.map((row, i) => (
          <IndexTable.Row key={row.id} id={row.id} position={i}>
            {smDown ? narrow(row) : cells(row)}
          </IndexTable.Row>
        ))}
      </IndexTable>
      <Pager list={list} go={go} />
    </>
  );
};
