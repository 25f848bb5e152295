import { Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { CaseHold } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

export type SubmitAction = (fields: Record<string, string>) => void;

const HoldLine = ({ hold }: { hold: Wire<CaseHold> }) => {
  const { t, moment } = useI18n();
  const reason = t(`hold.${hold.reason}`);
  return (
    <p>
      {hold.orderName !== null && `${hold.orderName}: `}
      {hold.untilAt === null ? t("hold.open", { reason }) : t("hold.until", { reason, until: moment(hold.untilAt) })}
    </p>
  );
};

type PromiseProps = { isBusy: boolean; error: string | undefined; today: string; submit: SubmitAction };

/** What the customer said on the phone counts at once: nothing is sent until the day has passed. */
const PromiseForm = ({ isBusy, error, today, submit }: PromiseProps) => {
  const { t } = useI18n();
  const [until, setUntil] = useState("");
  return (
    <InlineStack gap="200" blockAlign="end">
      <TextField
        label={t("actions.promise_until")}
        type="date"
        min={today}
        value={until}
        autoComplete="off"
        error={error === undefined ? undefined : t(`actions.error.${error}`)}
        onChange={setUntil}
      />
      <Button disabled={isBusy || until === ""} onClick={() => submit({ intent: "promise", until })}>
        {t("actions.promise")}
      </Button>
    </InlineStack>
  );
};

/** Pause, resume, promise: each takes effect at once, and what was planned is cancelled with it. */
export const CaseActionsCard = ({
  holds,
  isBusy,
  error,
  today,
  submit,
}: {
  holds: readonly Wire<CaseHold>[];
  isBusy: boolean;
  error: string | undefined;
  today: string;
  submit: SubmitAction;
}) => {
  const { t } = useI18n();
  const personHeld = holds.some(({ scope }) => scope === "person");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("actions.title")}
        </Text>
        {holds.length > 0 && (
          <Banner tone="info" title={t("hold.title")}>
            {holds.map((hold) => (
              <HoldLine key={hold.id} hold={hold} />
            ))}
          </Banner>
        )}
        <ButtonGroup>
          <Button disabled={isBusy} onClick={() => submit({ intent: "pause", days: "7" })}>
            {t("actions.pause", { count: 7 })}
          </Button>
          <Button disabled={isBusy} onClick={() => submit({ intent: "pause", days: "30" })}>
            {t("actions.pause", { count: 30 })}
          </Button>
          {personHeld ? (
            <Button disabled={isBusy} variant="primary" onClick={() => submit({ intent: "resume" })}>
              {t("actions.resume")}
            </Button>
          ) : null}
          {holds.some(({ reason }) => reason === "hardship") ? (
            <Button disabled={isBusy} onClick={() => submit({ intent: "answer" })}>
              {t("actions.answer")}
            </Button>
          ) : null}
        </ButtonGroup>
        <PromiseForm isBusy={isBusy} error={error} today={today} submit={submit} />
      </BlockStack>
    </Card>
  );
};
