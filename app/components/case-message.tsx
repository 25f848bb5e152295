import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { GateTitle, GateWhy, Justification } from "~/components/case-gate-answer";
import { MessageFields } from "~/components/case-message-fields";
import { isMade, MessageOutcome } from "~/components/case-message-outcome";
import { Findings } from "~/components/case-message-review";
import { useMessage, type FormProps, type Message } from "~/components/case-message-state";
import { useI18n } from "~/i18n/context";

/** What the review found, what became of the message, and why it cannot be sent as it stands. */
const Told = ({ message: { outcome, review, why } }: { message: Message }) => {
  const { t } = useI18n();
  return (
    <BlockStack gap="300">
      {outcome ? <MessageOutcome outcome={outcome} /> : review && <Findings findings={review.findings} />}
      {!outcome && review?.findings.length === 0 && <Text as="p">{t("message.clean")}</Text>}
      {!isMade(outcome) && why !== undefined && (
        <Text as="p" tone="subdued">
          {t(`message.hindrance.${why}`)}
        </Text>
      )}
    </BlockStack>
  );
};

const Buttons = ({ message: { written, why, isBusy, ask, send } }: { message: Message }) => {
  const { t } = useI18n();
  return (
    <InlineStack gap="200">
      <Button disabled={isBusy || written.text.trim() === ""} onClick={ask}>
        {t("message.check")}
      </Button>
      <Button variant="primary" disabled={isBusy || why !== undefined} onClick={send}>
        {t("message.send")}
      </Button>
    </InlineStack>
  );
};

const MessageForm = (props: FormProps) => {
  const { t } = useI18n();
  const message = useMessage(props);
  const isDone = isMade(message.outcome);
  return (
    <>
      {!isDone && <MessageFields written={message.written} languages={props.languages} change={message.change} />}
      {!isDone && props.answer.mayJustify && (
        <Justification
          label={t("message.justification")}
          help={t("message.justification_help")}
          value={message.justification}
          change={message.setJustification}
        />
      )}
      <div aria-live="polite">
        <Told message={message} />
      </div>
      {isDone ? (
        <InlineStack>
          <Button onClick={message.another}>{t("message.another")}</Button>
        </InlineStack>
      ) : (
        <Buttons message={message} />
      )}
    </>
  );
};

/** "Can I write now?", and a place to write: what is typed passes the same review and gate as every message. */
export const CaseMessage = (props: FormProps) => {
  const { t } = useI18n();
  const { answer } = props;
  const isAllowed = answer.verdict === "allow";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("message.title")}
        </Text>
        <GateTitle title={t("message.question")} level="h3" isAllowed={isAllowed} />
        {!isAllowed && <GateWhy answer={answer} />}
        {answer.stop === null && <MessageForm {...props} />}
      </BlockStack>
    </Card>
  );
};
