import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { GatewaysField, toPayLater, type GatewayChoice } from "~/components/gateways-field";
import { PolicyField } from "~/components/policy-field";
import { SenderFields, type FieldErrors, type Sender } from "~/components/sender-fields";
import { useI18n } from "~/i18n/context";

export type Save = (fields: Record<string, string>) => void;
type CardProps = { readonly isBusy: boolean; readonly save: Save };

const SaveButton = ({ isBusy, onClick }: { isBusy: boolean; onClick: () => void }) => {
  const { t } = useI18n();
  return (
    <InlineStack align="end">
      <Button variant="primary" loading={isBusy} onClick={onClick}>
        {t("settings.save")}
      </Button>
    </InlineStack>
  );
};

/** Test mode and the global stop: the two switches that decide whether a customer hears anything. */
export const SwitchesCard = ({
  testMode,
  isStopped,
  isBusy,
  save,
}: CardProps & { testMode: boolean; isStopped: boolean }) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="h2" variant="headingMd">
              {t("settings.test_mode")}
            </Text>
            <Text as="p" tone="subdued">
              {t(testMode ? "settings.test_on" : "settings.test_off")}
            </Text>
          </BlockStack>
          <Button loading={isBusy} onClick={() => save({ intent: "switches", testMode: testMode ? "off" : "on" })}>
            {t(testMode ? "settings.go_live" : "settings.back_to_test")}
          </Button>
        </InlineStack>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="h2" variant="headingMd">
              {t("settings.stop_title")}
            </Text>
            <Text as="p" tone="subdued">
              {t(isStopped ? "settings.stopped_text" : "settings.running_text")}
            </Text>
          </BlockStack>
          <Button
            loading={isBusy}
            {...(isStopped ? {} : { tone: "critical" as const })}
            onClick={() => save({ intent: "switches", stopped: isStopped ? "off" : "on" })}
          >
            {t(isStopped ? "settings.start_again" : "settings.stop_all")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

export const PolicyCard = ({ policyId, profile, isBusy, save }: CardProps & { policyId: string; profile: string }) => {
  const { t } = useI18n();
  const [policy, setPolicy] = useState(policyId);
  const [rules, setRules] = useState(profile);
  return (
    <Card>
      <BlockStack gap="400">
        <PolicyField value={policy} onChange={setPolicy} />
        <ChoiceList
          title={t("profile.title")}
          choices={["strict_everywhere", "what_binds_me"].map((id) => ({
            value: id,
            label: t(`profile.${id}`),
            helpText: t(`profile.${id}_help`),
          }))}
          selected={[rules]}
          onChange={([selected]) => setRules(selected ?? rules)}
        />
        <SaveButton isBusy={isBusy} onClick={() => save({ intent: "policy", policyId: policy, profile: rules })} />
      </BlockStack>
    </Card>
  );
};

export const SenderCard = ({ sender, errors, isBusy, save }: CardProps & { sender: Sender; errors: FieldErrors }) => {
  const { t } = useI18n();
  const [value, setValue] = useState(sender);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("setup.sender.title")}
        </Text>
        <SenderFields value={value} errors={errors} onChange={setValue} />
        <SaveButton isBusy={isBusy} onClick={() => save({ intent: "sender", ...value })} />
      </BlockStack>
    </Card>
  );
};

export const OrdersCard = ({ gateways, isBusy, save }: CardProps & { gateways: readonly GatewayChoice[] }) => {
  const { t } = useI18n();
  const [choices, setChoices] = useState([...gateways]);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("setup.orders.title")}
        </Text>
        <GatewaysField choices={choices} onChange={setChoices} />
        <SaveButton isBusy={isBusy} onClick={() => save({ intent: "orders", payLaterGateways: toPayLater(choices) })} />
      </BlockStack>
    </Card>
  );
};

export type ModelProps = {
  readonly hasConsent: boolean;
  readonly state: string | null;
  readonly progress: number;
  readonly auc: number | null;
  readonly isActive: boolean;
};

/** Training is off until the merchant says yes in writing; the text agreed to is kept with the consent. */
export const ModelCard = ({ model, isBusy, save }: CardProps & { model: ModelProps }) => {
  const { t } = useI18n();
  const status = model.state === null ? "none" : model.state;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("model.title")}
        </Text>
        <Text as="p">{t("model.text")}</Text>
        <Text as="p" tone="subdued">
          {t(`model.state.${status}`, {
            progress: model.progress,
            auc: model.auc === null ? "" : model.auc.toFixed(3),
          })}
        </Text>
        {!model.hasConsent && (
          <Text as="p" fontWeight="medium">
            {t("model.consent_text")}
          </Text>
        )}
        <InlineStack gap="200">
          <Button loading={isBusy} onClick={() => save({ intent: model.hasConsent ? "withdraw" : "consent" })}>
            {t(model.hasConsent ? "model.withdraw" : "model.agree")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
