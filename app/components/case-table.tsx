import {
  Badge,
  BlockStack,
  Box,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import type { CaseRow } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { TierBadge } from "~/components/tier-badge";
import { useI18n } from "~/i18n/context";

const COLUMNS = ["customer", "late", "owed", "oldest", "tier", "next"] as const;
const MANY_ORDERS = 3;

/** The first few order names; a customer with forty shows that there are more. */
const shorten = (names: string): string => {
  const all = names.split(",").filter((name) => name !== "");
  return all.length <= MANY_ORDERS
    ? all.join(", ")
    : `${all.slice(0, MANY_ORDERS).join(", ")} +${String(all.length - MANY_ORDERS)}`;
};

/** Which business, and which orders. */
const about = ({ companies, orderNames }: Wire<CaseRow>): string =>
  [shorten(companies), shorten(orderNames)].filter((part) => part !== "").join(" · ");

const NextCell = ({ row }: { row: Wire<CaseRow> }) => {
  const { t, moment } = useI18n();
  if (row.onHold) return <Badge tone="info">{t("case.on_hold")}</Badge>;
  if (row.nextContactAt !== null) return <>{moment(row.nextContactAt)}</>;
  return <>{t(row.noContactReason === null ? "case.no_contact" : `case.no_contact_because.${row.noContactReason}`)}</>;
};

const caseUrl = ({ id }: Wire<CaseRow>): string => `/app/cases/${encodeURIComponent(id)}`;

/** A row where there is no room for columns. */
const NarrowRow = ({ row, position }: { row: Wire<CaseRow>; position: number }) => {
  const { t, money } = useI18n();
  return (
    <IndexTable.Row id={row.id} position={position}>
      <Box padding="300">
        <BlockStack gap="100">
          <InlineStack align="space-between" gap="200">
            <Link url={caseUrl(row)} dataPrimaryLink>
              <Text as="span" fontWeight="semibold">
                {row.customerName || t("case.no_name")}
              </Text>
            </Link>
            <Text as="span" fontWeight="semibold" numeric>
              {money(row.lateMinor > 0 ? row.lateMinor : row.owedMinor, row.currency)}
            </Text>
          </InlineStack>
          <InlineStack align="space-between" gap="200" blockAlign="center">
            <Text as="span" tone="subdued">
              {about(row)}
            </Text>
            <TierBadge tier={row.tier} personDecides={row.personDecides} />
          </InlineStack>
          <Text as="span" tone="subdued">
            <NextCell row={row} />
          </Text>
        </BlockStack>
      </Box>
    </IndexTable.Row>
  );
};

const Row = ({ row, position }: { row: Wire<CaseRow>; position: number }) => {
  const { t, money, day } = useI18n();
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        <BlockStack>
          <Link url={caseUrl(row)} dataPrimaryLink>
            <Text as="span" fontWeight="semibold">
              {row.customerName || t("case.no_name")}
            </Text>
          </Link>
          <Text as="span" tone="subdued">
            {about(row)}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {money(row.lateMinor, row.currency)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {money(row.owedMinor, row.currency)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.oldestDueOn === null ? t("case.nothing_late") : day(row.oldestDueOn)}</IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack>
          <TierBadge tier={row.tier} personDecides={row.personDecides} />
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <NextCell row={row} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
};

/** One page of cases. */
export const CaseTable = ({ rows, isLoading }: { rows: readonly Wire<CaseRow>[]; isLoading: boolean }) => {
  const { t } = useI18n();
  const { smDown } = useBreakpoints();
  const [first, ...rest] = COLUMNS.map((column) => ({
    title: t(`cases.column.${column}`),
    ...(column === "late" || column === "owed" ? { alignment: "end" as const } : {}),
  }));
  if (!first) return null;
  return (
    <IndexTable
      itemCount={rows.length}
      selectable={false}
      condensed={smDown}
      loading={isLoading}
      headings={[first, ...rest]}
      emptyState={
        <EmptySearchResult title={t("cases.none")} description={t("cases.none_text")} withIllustration={false} />
      }
    >
      {rows.map((row, i) =>
        smDown ? <NarrowRow key={row.id} row={row} position={i} /> : <Row key={row.id} row={row} position={i} />,
      )}
    </IndexTable>
  );
};
