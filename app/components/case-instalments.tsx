import { Badge, BlockStack, Box, Card, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import type { CaseInstalment } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

const TONES: Readonly<Record<string, "success" | "attention" | "warning" | undefined>> = {
  paid: "success",
  open: "attention",
  late: "warning",
};

type Row = Wire<CaseInstalment>;

/** An instalment where there is no room for columns. */
const NarrowRow = ({ row, state, position }: { row: Row; state: string; position: number }) => {
  const { t, money, day } = useI18n();
  return (
    <IndexTable.Row id={row.id} position={position}>
      <Box padding="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <BlockStack>
            <Text as="span">
              {row.orderName} · {row.sequence}
            </Text>
            <Text as="span" tone="subdued">
              {day(row.dueOn)}
            </Text>
          </BlockStack>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" numeric>
              {money(row.amountMinor, row.currency)}
              {row.seen !== null &&
                row.seen.balanceMinor > 0 &&
                ` (${money(row.seen.balanceMinor, row.seen.currency)})`}
            </Text>
            <Badge {...(TONES[state] ? { tone: TONES[state] } : {})}>{t(`instalments.states.${state}`)}</Badge>
          </InlineStack>
        </InlineStack>
      </Box>
    </IndexTable.Row>
  );
};

const WideRow = ({ row, state, position }: { row: Row; state: string; position: number }) => {
  const { t, money, day } = useI18n();
  return (
    <IndexTable.Row id={row.id} position={position}>
      <IndexTable.Cell>
        {row.orderName} · {row.sequence}
      </IndexTable.Cell>
      <IndexTable.Cell>{day(row.dueOn)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {money(row.amountMinor, row.currency)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="p" alignment="end" numeric>
          {money(row.balanceMinor, row.currency)}
        </Text>
        {row.seen !== null && row.seen.balanceMinor > 0 && (
          <Text as="p" alignment="end" numeric tone="subdued">
            {t("instalments.customer_sees", { amount: money(row.seen.balanceMinor, row.seen.currency) })}
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge {...(TONES[state] ? { tone: TONES[state] } : {})}>{t(`instalments.states.${state}`)}</Badge>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
};

/** Every instalment of the customer, newest due day first. */
export const CaseInstalments = ({ instalments, today }: { instalments: readonly Row[]; today: string }) => {
  const { t } = useI18n();
  const { smDown } = useBreakpoints();
  const stateOf = (row: Row) => (row.state === "open" && row.dueOn < today ? "late" : row.state);
  return (
    <Card padding="0">
      <BlockStack>
        <div style={{ padding: 16 }}>
          <Text as="h2" variant="headingMd">
            {t("instalments.title")}
          </Text>
        </div>
        <IndexTable
          itemCount={instalments.length}
          selectable={false}
          condensed={smDown}
          headings={[
            { title: t("instalments.order") },
            { title: t("instalments.due") },
            { title: t("instalments.amount"), alignment: "end" },
            { title: t("instalments.open"), alignment: "end" },
            { title: t("instalments.state") },
          ]}
        >
          {instalments.map((row, i) =>
            smDown ? (
              <NarrowRow key={row.id} row={row} state={stateOf(row)} position={i} />
            ) : (
              <WideRow key={row.id} row={row} state={stateOf(row)} position={i} />
            ),
          )}
        </IndexTable>
      </BlockStack>
    </Card>
  );
};
