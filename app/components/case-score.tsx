import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { CaseView } from "~/contracts/views";
import { TierBadge } from "~/components/tier-badge";
import type { Wire } from "~/components/home-cards";
import type { Improvement } from "~/domain/scoring/improvements";
import { useI18n } from "~/i18n/context";

const Improvements = ({ improvements }: { improvements: readonly Improvement[] }) => {
  const { t, percent } = useI18n();
  if (improvements.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t("score.improve.title")}
      </Text>
      <List>
        {improvements.map(({ id, from, to }) => (
          <List.Item key={id}>{t(`score.improve.${id}`, { from: percent(from), to: percent(to) })}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
};

type Props = {
  view: Wire<CaseView>;
  improvements: readonly Improvement[];
  submit: (intent: string) => void;
};

/** The score with its reasons, what would lower it, and the customer's right to be left out of it. */
export const CaseScore = ({ view, improvements, submit }: Props) => {
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
            <Improvements improvements={improvements} />
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
