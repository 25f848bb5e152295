import { Banner, BlockStack, Button, Card, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAnswer } from "~/components/use-answer";
import { ANSWER_CHARS, TOLD_BY } from "~/contracts/answers";
import { HEARD, type Understood } from "~/domain/opt-out/understood";
import { useI18n } from "~/i18n/context";

type Told = { readonly channel: string; readonly text: string; readonly heard: string };
type Reading = { readonly understood: Understood; readonly isRecorded: boolean };

const AnswerFields = ({ told, change }: { told: Told; change: (part: Partial<Told>) => void }) => {
  const { t } = useI18n();
  return (
    <>
      <Select
        label={t("answer.channel")}
        options={TOLD_BY.map((value) => ({ value, label: t(`answer.by.${value}`) }))}
        value={told.channel}
        onChange={(channel) => change({ channel })}
      />
      <TextField
        label={t("answer.words")}
        helpText={t("answer.words_help")}
        value={told.text}
        maxLength={ANSWER_CHARS}
        multiline={3}
        autoComplete="off"
        onChange={(text) => change({ text })}
      />
      <Select
        label={t("answer.heard")}
        options={HEARD.map((value) => ({ value, label: t(`answer.heard_as.${value}`) }))}
        value={told.heard}
        onChange={(heard) => change({ heard })}
      />
    </>
  );
};

/** The customer asked to stop, or answered by telephone, chat or letter: what is understood is shown before it counts. */
export const CaseAnswer = ({ caseId }: { caseId: string }) => {
  const { t } = useI18n();
  const [told, setTold] = useState<Told>({ channel: TOLD_BY[0], text: "", heard: HEARD[0] });
  const { isBusy, answerTo, ask } = useAnswer<Reading>(`/app/cases/${encodeURIComponent(caseId)}/answer`);
  const key = JSON.stringify(told);
  const reading = answerTo(key);
  const isEmpty = told.text.trim() === "";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("answer.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("answer.other_channels")}
        </Text>
        <AnswerFields told={told} change={(part) => setTold((current) => ({ ...current, ...part }))} />
        <div aria-live="polite">
          {reading && (
            <Banner tone={reading.isRecorded ? "success" : "info"} title={t(`answer.understood.${reading.understood}`)}>
              <p>{t(reading.isRecorded ? "answer.recorded" : `answer.effect.${reading.understood}`)}</p>
            </Banner>
          )}
        </div>
        <InlineStack gap="200">
          <Button
            disabled={isBusy || isEmpty || reading !== undefined}
            onClick={() => ask(key, { ...told, intent: "read_answer" })}
          >
            {t("answer.read")}
          </Button>
          <Button
            variant="primary"
            disabled={isBusy || reading === undefined || reading.isRecorded}
            onClick={() => ask(key, { ...told, intent: "answer_told" })}
          >
            {t("answer.record")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
