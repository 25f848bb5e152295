import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import type { SubmitAction } from "~/components/case-actions";
import { GateTitle, GateWhy, Justification, type Answer } from "~/components/case-gate-answer";
import { CALL_OUTCOMES } from "~/contracts/staff-call";
import { useI18n } from "~/i18n/context";

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
        <GateTitle title={t("call.title")} level="h2" isAllowed={isAllowed} />
        {!isAllowed && <GateWhy answer={answer} />}
        {answer.mayJustify && (
          <Justification
            label={t("call.justification")}
            help={t("call.justification_help")}
            value={justification}
            change={setJustification}
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
