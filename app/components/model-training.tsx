import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ModelVersion, ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import type { Act } from "~/components/model-consent";
import { useModelWords } from "~/components/model-words";

const Running = ({ training, isBusy, act }: { training: NonNullable<Wire<ModelView["training"]>>; isBusy: boolean; act: Act }) => {
  const { t, moment } = useModelWords();
  return (
    <BlockStack gap="200">
      <Text as="p" id="training-progress">
        {t("model.training_runs", { progress: training.progress, at: moment(training.startedAt) })}
      </Text>
      <ProgressBar progress={training.progress} ariaLabelledBy="training-progress" />
      <InlineStack>
        <Button loading={isBusy} onClick={() => act({ intent: "cancel", modelId: training.id })}>
          {t("model.cancel")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}; // prettier-ignore

/** How the last training that has ended went. */
const Last = ({ last }: { last: Wire<ModelVersion> | undefined }) => {
  const { t, moment } = useModelWords();
  const why = last?.why ?? null;
  return (
    <>
      <Text as="p" tone="subdued">
        {last === undefined ? t("model.never_trained") : t(`model.ended.${last.state}`, { at: moment(last.at) })}
      </Text>
      {why !== null && <Text as="p">{t(`model.why.${why}`)}</Text>}
    </>
  );
};

/** Training: under way with its progress and a way to stop it, or a button to begin. */
export const TrainingCard = ({ view, isBusy, act }: { view: Wire<ModelView>; isBusy: boolean; act: Act }) => {
  const { t } = useModelWords();
  const { training, consent, versions } = view;
  const mayTrain = consent.isGiven && !consent.isOutdated;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("model.training")}
          </Text>
          {training === null && (
            <Button loading={isBusy} disabled={!mayTrain} onClick={() => act({ intent: "train" })}>
              {t("model.train")}
            </Button>
          )}
        </InlineStack>
        <Text as="p">{t(mayTrain ? "model.training_text" : "model.training_needs_consent")}</Text>
        {training === null ? (
          <Last last={versions.find(({ state }) => state !== "training")} />
        ) : (
          <Running training={training} isBusy={isBusy} act={act} />
        )}
      </BlockStack>
    </Card>
  );
};
