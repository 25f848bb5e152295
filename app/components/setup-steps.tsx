import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { GatewaysField, toPayLater, type GatewayChoice } from "~/components/gateways-field";
import type { Wire } from "~/components/home-cards";
import { PolicyField, PolicyPreviewCard, type PreviewProps } from "~/components/policy-field";
import { SenderFields, type FieldErrors, type Sender } from "~/components/sender-fields";
import { useI18n } from "~/i18n/context";

export type Submit = (fields: Record<string, string>) => void;
type StepProps = { readonly isBusy: boolean; readonly submit: Submit };

const CREDIT = ["payment_terms", "deferred_purchase", "manual_pay_later", "imported"];

/** Step 1: what was found in the store, and which manual methods are credit. */
export const OrdersStep = ({
  kinds,
  gateways,
  isBusy,
  submit,
}: StepProps & { kinds: Record<string, number>; gateways: readonly GatewayChoice[] }) => {
  const { t, number } = useI18n();
  const [choices, setChoices] = useState([...gateways]);
  const shown = Object.entries(kinds).filter(([, count]) => count > 0);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("setup.orders.title")}
        </Text>
        <Text as="p">{t("setup.orders.text")}</Text>
        <List>
          {shown.map(([kind, count]) => (
            <List.Item key={kind}>
              {t(`kind.${kind}`)}: {number(count)}{" "}
              {t(CREDIT.includes(kind) ? "setup.orders.is_credit" : "setup.orders.not_credit")}
            </List.Item>
          ))}
        </List>
        <GatewaysField choices={choices} onChange={setChoices} />
        <InlineStack align="end">
          <Button
            variant="primary"
            loading={isBusy}
            onClick={() => submit({ intent: "orders", payLaterGateways: toPayLater(choices) })}
          >
            {t("setup.next")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

/** Step 2: who the merchant is. */
export const SenderStep = ({
  sender,
  errors,
  isBusy,
  submit,
  back,
}: StepProps & { sender: Sender; errors: FieldErrors; back: () => void }) => {
  const { t } = useI18n();
  const [value, setValue] = useState(sender);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("setup.sender.title")}
        </Text>
        <Text as="p">{t("setup.sender.text")}</Text>
        <SenderFields value={value} errors={errors} onChange={setValue} />
        <InlineStack align="space-between">
          <Button onClick={back}>{t("setup.back")}</Button>
          <Button variant="primary" loading={isBusy} onClick={() => submit({ intent: "sender", ...value })}>
            {t("setup.next")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

/** Step 3: the policy, with whom it would contact before anything is switched on. */
export const PolicyStep = ({
  policyId,
  previews,
  isBusy,
  submit,
  back,
}: StepProps & { policyId: string; previews: readonly Wire<PreviewProps>[]; back: () => void }) => {
  const { t } = useI18n();
  const [chosen, setChosen] = useState(policyId);
  const preview = previews.find((candidate) => candidate.policyId === chosen);
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <PolicyField value={chosen} onChange={setChosen} />
          <Text as="p" tone="subdued">
            {t("setup.policy.test_mode")}
          </Text>
          <InlineStack align="space-between">
            <Button onClick={back}>{t("setup.back")}</Button>
            <Button variant="primary" loading={isBusy} onClick={() => submit({ intent: "policy", policyId: chosen })}>
              {t("setup.finish")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
      {preview && <PolicyPreviewCard preview={preview} />}
    </BlockStack>
  );
};
