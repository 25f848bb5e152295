import { Badge, BlockStack, Button, Card, InlineStack, Link, List, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { CALL_OUTCOMES, type CallAnswer } from "~/contracts/staff-call";
import type { SubmitAction } from "~/components/case-actions";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

type Answer = Wire<CallAnswer>;

const Why = ({ answer }: { answer: Answer }) => {
  const { t, moment } = useI18n();
  return (
    <>
      <List>
        {answer.reasons.map(({ rule, citation }) => (
          <List.Item key={rule}>
            {rule}: {citation}
          </List.Item>
        ))}
      </List>
      {answer.nextAllowedAt !== null && <Text as="p">{t("record.until", { at: moment(answer.nextAllowedAt) })}</Text>}
    </>
  );
};

const Title = ({ isAllowed }: { isAllowed: boolean }) => {
  const { t } = useI18n();
  return (
    <InlineStack align="space-between" blockAlign="center">
      <Text as="h2" variant="headingMd">
        {t("call.title")}
      </Text>
      <Badge tone={isAllowed ? "success" : "attention"}>{t(isAllowed ? "call.yes" : "call.no")}</Badge>
    </InlineStack>
  );
};

/** "Can I call now?", and a place to write down a call that was made, so that it counts for everything after it. */
export const CaseCall = ({
  answer,
  rulesUrl,
  isBusy,
  error,
  submit,
}: {
  answer: Answer;
  rulesUrl: string;
  isBusy: boolean;
  error: string | undefined;
  submit: SubmitAction;
}) => {
  const { t } = useI18n();
  const [justification, setJustification] = useState("");
  const isAllowed = answer.verdict === "allow";
  const mayRecord = isAllowed || (answer.mayJustify && justification.trim() !== "");
  return (
    <Card>
      <BlockStack gap="300">
        <Title isAllowed={isAllowed} />
        {!isAllowed && <Why answer={answer} />}
        {answer.mayJustify && (
          <TextField
            label={t("call.justification")}
            helpText={t("call.justification_help")}
            value={justification}
            maxLength={500}
            autoComplete="off"
            onChange={setJustification}
          />
        )}
        <Text as="p" tone="subdued">
          {t(isAllowed || answer.mayJustify ? "call.record" : "call.not_now")}
        </Text>
        <InlineStack gap="200">
          {CALL_OUTCOMES.map((outcome) => (
            <Button
              key={outcome}
              disabled={isBusy || !mayRecord}
              onClick={() => submit({ intent: "call", outcome, justification })}
            >
              {t(`call.outcome.${outcome}`)}
            </Button>
          ))}
        </InlineStack>
        <Link url={rulesUrl}>{t("law.title")}</Link>
        {error === "call_not_allowed" && (
          <Text as="p" tone="critical">
            {t("call.refused")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};
