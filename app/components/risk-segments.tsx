import { BlockStack, Box, Button, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { RiskSegment, RiskView } from "~/contracts/segments";
import type { Wire } from "~/components/home-cards";
import { useRiskWords } from "~/components/risk-words";
import { TierBadge } from "~/components/tier-badge";
import { useI18n } from "~/i18n/context";

const Figure = ({ label, value }: { label: string; value: string }) => (
  <BlockStack>
    <Text as="p" tone="subdued" variant="bodySm">
      {label}
    </Text>
    <Text as="p">{value}</Text>
  </BlockStack>
);

const useChange = () => {
  const { t } = useI18n();
  /** Nothing where there is no week to compare with. */
  return (change: number | null): string => {
    if (change === null) return "";
    if (change === 0) return ` (${t("risk.unchanged")})`;
    return ` (${change > 0 ? t("risk.more", { n: change }) : t("risk.fewer", { n: -change })})`;
  };
};

const Segment = ({ segment }: { segment: Wire<RiskSegment> }) => {
  const { t, percent, number } = useI18n();
  const { nameOf, amount } = useRiskWords();
  const changeOf = useChange();
  const { key, name, tier, customers, chosen, change, probability, daysLate, trend, amounts } = segment;
  const days = (n: number): string => number(Math.round(Math.abs(n)));
  return (
    <Box paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {nameOf(name)}
            </Text>
            <TierBadge tier={tier} />
          </InlineStack>
          <Button
            url={`/app/cases?filter=open&segment=${encodeURIComponent(key)}`}
            variant="plain"
            accessibilityLabel={t("risk.see_cases_of", { name: nameOf(name) })}
          >
            {t("risk.see_cases")}
          </Button>
        </InlineStack>
        {customers > 0 && (
          <Text as="p" tone="subdued">
            {t(daysLate >= 0.5 ? "risk.meaning_late" : "risk.meaning_on_time", { days: days(daysLate) })}{" "}
            {Math.abs(trend) >= 1 && t(trend > 0 ? "risk.meaning_worse" : "risk.meaning_better", { days: days(trend) })}
          </Text>
        )}
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
          <Figure label={t("risk.customers")} value={`${number(customers)}${changeOf(change)}`} />
          <Figure
            label={t("risk.mean_probability")}
            value={probability === null ? t("risk.none") : percent(probability)}
          />
          <Figure label={t("risk.exposure")} value={amount(amounts, "exposureMinor")} />
          <Figure label={t("risk.expected_loss")} value={amount(amounts, "expectedLossMinor")} />
        </InlineGrid>
        {chosen > 0 && <Text as="p">{t("risk.chosen", { count: chosen })}</Text>}
      </BlockStack>
    </Box>
  );
};

/** The segments from the smallest expected loss to the largest, and who is in none. */
export const RiskSegments = ({ risk }: { risk: Wire<RiskView> }) => {
  const { t, moment } = useI18n();
  const { amount } = useRiskWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("risk.segments")}
        </Text>
        <Text as="p" tone="subdued">
          {risk.fit === null
            ? t("risk.starting_segments")
            : t("risk.own_segments", { day: moment(risk.fit.at), n: risk.fit.sampled })}
        </Text>
        {risk.segments.map((segment) => (
          <Segment key={segment.key} segment={segment} />
        ))}
        {risk.person !== null && (
          <Text as="p">
            {t("risk.person_text", {
              count: risk.person.customers,
              open: amount(risk.person.amounts, "exposureMinor"),
            })}
          </Text>
        )}
        {risk.withoutScore > 0 && <Text as="p">{t("risk.without_score", { count: risk.withoutScore })}</Text>}
      </BlockStack>
    </Card>
  );
};
