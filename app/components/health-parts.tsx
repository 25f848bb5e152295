import { Badge, BlockStack, Box, InlineStack, Pagination, Text } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

/** The pager below a list; nothing when all of it is shown. */
export const Pager = ({ list, go }: { list: { total: number; page: number; pageSize: number }; go: (page: number) => void }) => {
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
