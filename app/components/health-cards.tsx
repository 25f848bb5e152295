import { Banner, BlockStack, Button, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { HealthView } from "~/contracts/health";
import type { Spread } from "~/domain/inbox/lag";
import { useI18n } from "~/i18n/context";
import { BackfillCard, type Wire } from "~/components/home-cards";
import { Metric } from "~/components/metric";

type Health = Wire<HealthView>;

/** A length of time in the largest unit that says enough. */
const useLength = () => {
  const { t, number } = useI18n();
  return (ms: number): string => {
    if (ms < 90_000) return t("health.seconds", { n: number(Math.round(ms / 100) / 10) });
    const minutes = Math.round(ms / 60_000);
    return minutes < 90 ? t("health.minutes", { n: number(minutes) }) : t("health.hours", { n: number(Math.round(minutes / 60)) });
  };
}; // prettier-ignore

/** How current the data is: until when it was read, and how long news takes to get here and to be worked on. */
export const LagCards = ({ health }: { health: Health }) => {
  const { t, moment } = useI18n();
  const length = useLength();
  const spread = (value: Spread | null) =>
    value === null
      ? t("health.not_measured")
      : t("health.spread", { median: length(value.medianMs), p95: length(value.p95Ms) });
  const { syncedThrough, lag } = health;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="400">
      <Metric
        label={t("health.synced")}
        value={syncedThrough === null ? t("health.not_yet") : moment(syncedThrough)}
        note={t("health.synced_note")}
      />
      <Metric
        label={t("health.oldest")}
        value={lag.oldestMs === null ? t("health.nothing_waits") : length(lag.oldestMs)}
        note={t("health.oldest_note")}
      />
      <Metric label={t("health.delivery")} value={spread(lag.delivery)} note={t("health.delivery_note")} />
      <Metric label={t("health.handling")} value={spread(lag.handling)} note={t("health.handling_note")} />
    </InlineGrid>
  );
};

/** The last comparison with Shopify, and the button for another. */
export const ComparisonCard = ({
  health,
  isBusy,
  compare,
}: {
  health: Health;
  isBusy: boolean;
  compare: () => void;
}) => {
  const { t, moment, number } = useI18n();
  const { comparison, isComparing, syncedThrough } = health;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("health.comparison")}
          </Text>
          <Button onClick={compare} loading={isBusy || isComparing} disabled={syncedThrough === null}>
            {t("health.compare")}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t(syncedThrough === null ? "health.compare_later" : "health.compare_text")}
        </Text>
        {comparison?.state === "failed" && <Banner tone="warning">{t("health.compare_failed")}</Banner>}
        <Text as="p">
          {comparison === null
            ? t("health.never_compared")
            : t("health.compared", {
                at: moment(comparison.startedAt),
                compared: number(comparison.compared),
                found: number(comparison.found),
                mended: number(comparison.mended),
              })}
        </Text>
        {comparison !== null && comparison.outOfSight > 0 && (
          <Text as="p" tone="caution">
            {t("health.out_of_sight", { count: comparison.outOfSight })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};

/** How the first reading of the orders goes; nothing once it is done. */
export const FirstReading = ({ backfill }: Pick<Health, "backfill">) =>
  backfill === null || backfill.state === "done" ? null : <BackfillCard backfill={backfill} />;
