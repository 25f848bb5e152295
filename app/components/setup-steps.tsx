import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { hasWrongDays, toCreditForm, withEdits, type CreditEdits } from "~/components/credit-edits";
import { CreditKindsField } from "~/components/credit-kinds-field";
import type { Wire } from "~/components/home-cards";
import { PolicyField, PolicyPreviewCard, type PreviewProps } from "~/components/policy-field";
import { SenderFields, type FieldErrors, type Sender } from "~/components/sender-fields";
import type { CreditChoice } from "~/contracts/credit-kinds";
import { useI18n } from "~/i18n/context";

export type Submit = (fields: Record<string, string>) => void;
type StepProps = { readonly isBusy: boolean; readonly submit: Submit };

const NEVER_COLLECTED = ["third_party_bnpl", "test_order", "no_customer"];

/** What is in the store and never collected, so that nobody looks for it in vain. */
const NeverCollected = ({ kinds }: { kinds: Record<string, number> }) => {
  const { t, number, list } = useI18n();
  const found = NEVER_COLLECTED.filter((kind) => (kinds[kind] ?? 0) > 0);
  if (found.length === 0) return null;
  const counted = found.map((kind) => `${t(`kind.${kind}`)} (${number(kinds[kind] ?? 0)})`);
  return (
    <Text as="p" tone="subdued">
      {t("setup.orders.never", { list: list(counted) })}
    </Text>
  );
};

/** Step 1: what was found in the store, and which of it is the merchant's own credit. */
export const OrdersStep = ({
  kinds,
  choices,
  isReading,
  isBusy,
  submit,
}: StepProps & { kinds: Record<string, number>; choices: readonly CreditChoice[]; isReading: boolean }) => {
  const { t } = useI18n();
  const [edits, setEdits] = useState<CreditEdits>({});
  const chosen = withEdits(choices, edits);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("setup.orders.title")}
        </Text>
        <Text as="p">{t("setup.orders.text")}</Text>
        <CreditKindsField stored={choices} edits={edits} isReading={isReading} onChange={setEdits} />
        <NeverCollected kinds={kinds} />
        <InlineStack align="end">
          <Button
            variant="primary"
            loading={isBusy}
            disabled={chosen.some(hasWrongDays)}
            onClick={() => submit({ intent: "orders", ...toCreditForm(chosen) })}
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
