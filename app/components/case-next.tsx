import { BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { CaseView, NextContactView } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

const policyLine = (
  t: ReturnType<typeof useI18n>["t"],
  { policyId, why }: Wire<NextContactView>,
  personDecides: boolean,
) =>
  personDecides
    ? t("next.policy_neutral", { policy: t(`policy.${policyId}`) })
    : t("next.policy", { policy: t(`policy.${policyId}`), tier: t(`tier.${why.tier}`) });

/** The next contact in words: why this one, why then, and which rule moved it. */
export const CaseNext = ({
  view,
}: {
  view: Pick<Wire<CaseView>, "next" | "noContactReason" | "state" | "scoringOptOut">;
}) => {
  const { t, moment, day } = useI18n();
  const { next, noContactReason } = view;
  const none = noContactReason === null ? "next.none" : `next.no_contact.${noContactReason}`;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("next.title")}
        </Text>
        {next === null && <Text as="p">{t(view.state === "open" ? none : "next.closed")}</Text>}
        {next !== null && (
          <>
            <InlineStack gap="200">
              <Text as="p" fontWeight="semibold">
                {t(next.verdict === "deny" ? "next.denied" : "next.when", {
                  template: t(`template.${next.templateId}`),
                  channel: t(`channel.${next.channel}`),
                  at: moment(next.effectiveAt, next.timeZone),
                  zone: next.timeZone,
                })}
              </Text>
            </InlineStack>
            <Text as="h3" variant="headingSm">
              {t("next.why")}
            </Text>
            <List>
              <List.Item>{t("next.covers", { orders: next.orderNames })}</List.Item>
              <List.Item>
                {t(next.why.daysPastDue > 0 ? "next.late_since" : "next.due_on", {
                  day: day(next.why.anchorDueOn),
                  days: Math.abs(next.why.daysPastDue),
                })}
              </List.Item>
              <List.Item>{policyLine(t, next, view.scoringOptOut)}</List.Item>
              {next.why.movedBy !== "nothing" && <List.Item>{t(`next.moved.${next.why.movedBy}`)}</List.Item>}
              {next.reasons.map(({ rule, citation }) => (
                <List.Item key={rule}>
                  {t(next.verdict === "deny" ? "next.rule_denied" : "next.rule_moved", { rule, citation })}
                </List.Item>
              ))}
            </List>
          </>
        )}
      </BlockStack>
    </Card>
  );
};
