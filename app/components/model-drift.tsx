import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import { OutcomesTable } from "~/components/model-outcomes";
import { FigureTable } from "~/components/model-table";
import { figure, useModelWords } from "~/components/model-words";

const TONES: Readonly<Record<string, "success" | "attention" | "warning" | "info">> = {
  steady: "success",
  moved: "attention",
  far: "warning",
  severe: "warning",
  too_few: "info",
};

const Status = ({ status }: { status: string }) => {
  const { t } = useModelWords();
  return <Badge {...(TONES[status] ? { tone: TONES[status] } : {})}>{t(`model.drift_status.${status}`)}</Badge>;
};

/** Steady inputs are many and say little: the furthest are shown. */
const SHOWN = 12;

type Drift = NonNullable<Wire<ModelView["drift"]>>;

const Moved = ({ figures }: Pick<Drift, "figures">) => {
  const { t, number, feature } = useModelWords();
  if (figures.score === null) return <Text as="p">{t("model.drift_scorecard")}</Text>;
  const rows = [{ feature: "", ...figures.score }, ...figures.features.slice(0, SHOWN)];
  return (
    <FigureTable
      caption={t("model.drift_caption", { rows: number(figures.rows), customers: number(figures.customers) })}
      headings={[t("model.drift_input"), t("model.psi"), t("model.drift_word")]}
      rows={rows.map((row) => ({
        id: row.feature,
        cells: [
          row.feature === "" ? t("model.drift_score") : feature(row.feature),
          figure(row.psi),
          <Status key="status" status={row.status} />,
        ],
      }))}
    />
  );
};

const Months = ({ figures }: Pick<Drift, "figures">) => {
  const { t } = useModelWords();
  return (
    <OutcomesTable
      caption={t("model.months_caption")}
      heading={t("model.month")}
      rows={figures.months.map(({ month, ...outcomes }) => ({
        id: month,
        name: <span style={{ whiteSpace: "nowrap" }}>{month}</span>,
        ...outcomes,
      }))}
    />
  );
};

/** Whether what is scored now is still like what the model learned from, and whether its words come true. */
export const DriftCard = ({ drift }: { drift: Wire<ModelView["drift"]> }) => {
  const { t, moment } = useModelWords();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("model.drift")}
          </Text>
          {drift !== null && drift.modelId !== null && <Status status={drift.status} />}
        </InlineStack>
        <Text as="p">{t("model.drift_text")}</Text>
        {drift === null ? (
          <Text as="p" tone="subdued">
            {t("model.drift_none")}
          </Text>
        ) : (
          <>
            <Text as="p" tone="subdued">
              {t("model.drift_at", { at: moment(drift.at) })}
            </Text>
            {drift.figures.isCalibrationBroken && <Text as="p" fontWeight="semibold">{t("model.drift_broken")}</Text>}
            <Moved figures={drift.figures} />
            {drift.figures.months.length > 0 && <Months figures={drift.figures} />}
          </>
        )}
      </BlockStack>
    </Card>
  );
}; // prettier-ignore
