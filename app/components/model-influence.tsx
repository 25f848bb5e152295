import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ModelVersion } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import { CalibrationPlot } from "~/components/model-calibration";
import { FigureTable } from "~/components/model-table";
import { figure, useModelWords } from "~/components/model-words";

const SHOWN = 10;

/** What the model leans on most, and how it did on what it had not seen. */
export const InfluenceCard = ({ version }: { version: Wire<ModelVersion> | null }) => {
  const { t, feature, number, model } = useModelWords();
  const metrics = version?.metrics ?? null;
  if (version === null || metrics === null) return null;
  const { customers, newest, influence, calibration, halfLife } = metrics;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("model.inside", { model: model(version.id) })}
        </Text>
        <FigureTable
          caption={t("model.held_out", { examples: number(version.examples) })}
          headings={[t("model.figure.name"), t("model.held_customers"), t("model.held_newest")]}
          rows={(["auc", "logLoss", "brier", "ece10", "n"] as const).map((name) => ({
            id: name,
            cells: [
              t(`model.figure.${name}`),
              ...[customers, newest].map((one) => (name === "n" ? number(one?.n ?? 0) : figure(one?.[name]))),
            ],
          }))}
        />
        {halfLife !== undefined && <Text as="p">{t("model.half_life", { n: number(halfLife) })}</Text>}
        {influence.length === 0 ? (
          <Text as="p">{t("model.influence_none")}</Text>
        ) : (
          <FigureTable
            caption={t("model.influence_text")}
            headings={[t("model.drift_input"), t("model.influence")]}
            rows={influence.slice(0, SHOWN).map((row) => ({
              id: row.feature,
              cells: [feature(row.feature), figure(row.loss)],
            }))}
          />
        )}
        <CalibrationPlot series={[{ name: model(version.id), bins: calibration }]} />
      </BlockStack>
    </Card>
  );
};
