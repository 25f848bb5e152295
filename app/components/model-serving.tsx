import { Badge, Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { FALLBACK_CAUSES, type ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import { useModelWords } from "~/components/model-words";

/** What serves, since when, by whose word and why. */
export const ServingCard = ({ serving }: { serving: Wire<ModelView["serving"]> }) => {
  const { t, moment, model, actor } = useModelWords();
  const { modelId, since, cause } = serving;
  const hasFallen = cause !== null && FALLBACK_CAUSES.includes(cause);
  return (
    <>
      {hasFallen && (
        <Banner tone="warning" title={t("model.fallen")}>
          <Text as="p">{t(`model.cause.${cause}`)}</Text>
        </Banner>
      )}
      <Card>
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("model.serving")}
            </Text>
            <Badge tone={modelId === null ? "info" : "success"}>{model(modelId)}</Badge>
          </InlineStack>
          <Text as="p">{t(modelId === null ? "model.scorecard_text" : "model.own_text")}</Text>
          <Text as="p" tone="subdued">
            {since === null
              ? t("model.since_ever")
              : t("model.since", { at: moment(since), actor: actor(serving.actor ?? "") })}
          </Text>
          {cause !== null && !hasFallen && <Text as="p">{t(`model.cause.${cause}`)}</Text>}
        </BlockStack>
      </Card>
    </>
  );
};
