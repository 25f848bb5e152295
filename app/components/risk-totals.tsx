import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { RiskSegment, RiskView } from "~/contracts/segments";
import type { Wire } from "~/components/home-cards";
import { Metric } from "~/components/metric";
import { useRiskWords } from "~/components/risk-words";
import { useI18n } from "~/i18n/context";

type Risk = Wire<RiskView>;

/** Sums of each currency by itself. */
const totalsOf = ({ segments, person }: Risk): RiskSegment["amounts"] => {
  const totals = new Map<string, { exposureMinor: number; expectedLossMinor: number }>();
  for (const { currency, exposureMinor, expectedLossMinor } of [...segments, ...(person ? [person] : [])].flatMap(
    ({ amounts }) => amounts,
  )) {
    const sum = totals.get(currency) ?? { exposureMinor: 0, expectedLossMinor: 0 };
    totals.set(currency, {
      exposureMinor: sum.exposureMinor + exposureMinor,
      expectedLossMinor: sum.expectedLossMinor + expectedLossMinor,
    });
  }
  return [...totals].map(([currency, sums]) => ({ currency, ...sums }));
};

export const RiskTotals = ({ risk }: { risk: Risk }) => {
  const { t, number } = useI18n();
  const { amount } = useRiskWords();
  const totals = totalsOf(risk);
  const customers = risk.segments.reduce((sum, one) => sum + one.customers, risk.person?.customers ?? 0);
  return (
    <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
      <Metric label={t("risk.customers")} value={number(customers)} note={t("risk.customers_note")} />
      <Metric label={t("risk.exposure")} value={amount(totals, "exposureMinor")} note={t("risk.exposure_note")} />
      <Metric
        label={t("risk.expected_loss")}
        value={amount(totals, "expectedLossMinor")}
        note={t("risk.expected_loss_note")}
      />
    </InlineGrid>
  );
};

/** From what the expected loss is worked out, and how much of it is the shop's own experience. */
export const RiskMethod = ({ losses }: { losses: NonNullable<Risk["losses"]> }) => {
  const { t, percent } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("risk.method")}
        </Text>
        <Text as="p">
          {t("risk.method_text", {
            roll: percent(losses.roll),
            loss: percent(losses.lossGivenDefault),
            due: losses.due,
            defaults: losses.defaults,
          })}
        </Text>
      </BlockStack>
    </Card>
  );
};
