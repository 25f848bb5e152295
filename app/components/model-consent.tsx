import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmDialog } from "~/components/admin-bridge";
import { CONSENT_TEXT_VERSION, type ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import { useModelWords } from "~/components/model-words";

export type Act = (fields: Record<string, string>) => void;

const History = ({ history }: { history: Wire<ModelView["consent"]["history"]> }) => {
  const { t, moment, actor } = useModelWords();
  if (history.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t("model.consent_history")}
      </Text>
      <List>
        {history.map(({ id, at, kind, textVersion, text, ...entry }) => (
          <List.Item key={id}>
            {t(`model.consent_${kind}`, { at: moment(at), actor: actor(entry.actor), version: textVersion })}
            {kind === "granted" && (
              <Text as="p" tone="subdued">
                {text}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
};

/** Nothing is trained until the merchant says yes to a text; every yes and no stays to be read. */
export const ConsentCard = ({ consent, isBusy, act }: { consent: Wire<ModelView["consent"]>; isBusy: boolean; act: Act }) => {
  const { t, locale } = useModelWords();
  const [isAsking, setAsking] = useState(false);
  const isAsked = !consent.isGiven || consent.isOutdated;
  const withdraw = () => {
    setAsking(false);
    act({ intent: "withdraw" });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("model.consent")}
        </Text>
        <Text as="p">{t(consent.isOutdated ? "model.consent_outdated" : consent.isGiven ? "model.consent_given" : "model.text")}</Text>
        {isAsked && (
          <Text as="p" fontWeight="medium">
            {t("model.consent_text")}
          </Text>
        )}
        <InlineStack gap="200">
          {isAsked && (
            <Button loading={isBusy} onClick={() => act({ intent: "consent", version: CONSENT_TEXT_VERSION, locale })}>
              {t("model.agree")}
            </Button>
          )}
          {consent.isGiven && (
            <Button loading={isBusy} tone="critical" onClick={() => setAsking(true)}>
              {t("model.withdraw")}
            </Button>
          )}
        </InlineStack>
        <History history={consent.history} />
      </BlockStack>
      <ConfirmDialog
        id="withdraw-consent"
        title={t("model.withdraw_title")}
        text={t("model.withdraw_text")}
        action={t("model.withdraw")}
        isOpen={isAsking}
        confirm={withdraw}
        close={() => setAsking(false)}
      />
    </Card>
  );
}; // prettier-ignore
