import { Badge, Card, BlockStack, IndexTable, Text } from "@shopify/polaris";
import type { CaseInstalment } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

const TONES: Readonly<Record<string, "success" | "attention" | "warning" | undefined>> = {
  paid: "success",
  open: "attention",
  late: "warning",
};

/** Every instalment of the customer, newest due day first. */
export const CaseInstalments = ({
  instalments,
  today,
}: {
  instalments: readonly Wire<CaseInstalment>[];
  today: string;
}) => {
  const { t, money, day } = useI18n();
  const stateOf = (row: Wire<CaseInstalment>) => (row.state === "open" && row.dueOn < today ? "late" : row.state);
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
          headings={[
            { title: t("instalments.order") },
            { title: t("instalments.due") },
            { title: t("instalments.amount"), alignment: "end" },
            { title: t("instalments.open"), alignment: "end" },
            { title: t("instalments.state") },
          ]}
        >
          {instalments.map((row, i) => (
            <IndexTable.Row id={row.id} key={row.id} position={i}>
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
                <Text as="span" alignment="end" numeric>
                  {money(row.balanceMinor, row.currency)}
                </Text>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Badge {...(TONES[stateOf(row)] ? { tone: TONES[stateOf(row)] } : {})}>
                  {t(`instalments.states.${stateOf(row)}`)}
                </Badge>
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      </BlockStack>
    </Card>
  );
};
