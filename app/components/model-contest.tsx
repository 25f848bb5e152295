import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmDialog } from "~/components/admin-bridge";
import type { ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import { CalibrationPlot } from "~/components/model-calibration";
import type { Act } from "~/components/model-consent";
import { FigureTable } from "~/components/model-table";
import { figure, useModelWords } from "~/components/model-words";

const FIGURES = ["auc", "logLoss", "brier", "ece10"] as const;
type Decision = NonNullable<Wire<ModelView["decision"]>>;

/** Both on the same outcomes, which neither had learned from. */
const Compared = ({ decision }: { decision: Decision }) => {
  const { t, moment, number, model } = useModelWords();
  const { figures, verdict, why, championId, challengerId } = decision;
  return (
    <BlockStack gap="300">
      <Text as="p" fontWeight="semibold">
        {t(`model.verdict.${verdict}`)}
      </Text>
      <Text as="p">{t(`model.verdict_why.${why}`, { gain: figure(figures.gain), error: figure(figures.gainError) })}</Text>
      <FigureTable
        caption={t("model.compared", { n: number(figures.n), late: number(figures.positives), since: moment(figures.since), at: moment(decision.at) })}
        headings={[t("model.figure.name"), model(championId), model(challengerId)]}
        rows={FIGURES.map((name) => ({
          id: name,
          cells: [t(`model.figure.${name}`), figure(figures.champion[name]), figure(figures.challenger[name])],
        }))}
      />
      <CalibrationPlot
        series={[
          { name: model(championId), bins: figures.championBins },
          { name: model(challengerId), bins: figures.challengerBins },
        ]}
      />
    </BlockStack>
  );
}; // prettier-ignore

/** The challenger: what it would change, how it compares, and a person's way to let it serve at once. */
export const ContestCard = ({ view, isBusy, act }: { view: Wire<ModelView>; isBusy: boolean; act: Act }) => {
  const { t, model, number } = useModelWords();
  const [isAsking, setAsking] = useState(false);
  const { challenger, decision, shadowed, serving } = view;
  const promote = () => {
    setAsking(false);
    if (challenger) act({ intent: "promote", modelId: challenger.id, serving: serving.modelId ?? "" });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("model.contest")}
          </Text>
          {challenger !== null && (
            <Button loading={isBusy} disabled={!challenger.isUsable} onClick={() => setAsking(true)}>
              {t("model.promote")}
            </Button>
          )}
        </InlineStack>
        <Text as="p">
          {challenger === null
            ? t("model.no_challenger")
            : t("model.challenger_text", { model: model(challenger.id), customers: number(shadowed) })}
        </Text>
        {decision !== null && <Compared decision={decision} />}
        {challenger !== null && decision === null && (
          <Text as="p" tone="subdued">
            {t("model.not_compared")}
          </Text>
        )}
      </BlockStack>
      <ConfirmDialog
        id="promote-model"
        title={t("model.promote_title")}
        text={t("model.promote_text")}
        action={t("model.promote")}
        isOpen={isAsking}
        confirm={promote}
        close={() => setAsking(false)}
      />
    </Card>
  );
};
