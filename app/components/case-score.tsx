import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { CaseView } from "~/contracts/views";
import { TierBadge } from "~/components/tier-badge";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

/** The score with its reasons, and the customer's right to be left out of it. */
export const CaseScore = ({ view, submit }: { view: Wire<CaseView>; submit: (intent: string) => void }) => {
  const { t, percent, moment } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between">
          <Text as="h2" variant="headingMd">
            {t("score.title")}
          </Text>
          <TierBadge tier={view.tier} personDecides={view.scoringOptOut} />
        </InlineStack>
        {view.scoringOptOut && <Text as="p">{t("score.model.neutral")}</Text>}
        {!view.scoringOptOut && view.score === null && <Text as="p">{t("score.none")}</Text>}
        {!view.scoringOptOut && view.score !== null && (
          <>
            <Text as="p">
              {t(`score.model.${view.score.modelKind}`, {
                percent: percent(view.score.probability),
                score: view.score.score,
              })}
            </Text>
            <List>
              {view.score.reasons.map(({ id, direction }) => (
                <List.Item key={id}>
                  {t(`score.${direction}`, { reason: t(`score.reason.${id}.${direction}`) })}
                </List.Item>
              ))}
            </List>
            <Text as="p" tone="subdued">
              {t("score.at", { at: moment(view.score.at) })}
            </Text>
          </>
        )}
        <InlineStack>
          <Button onClick={() => submit(view.scoringOptOut ? "opt_in" : "opt_out")}>
            {t(view.scoringOptOut ? "score.opt_in" : "score.opt_out")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
