import { BlockStack, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { UnsavedBar } from "~/components/admin-bridge";
import { toCreditForm, withEdits, type CreditEdits } from "~/components/credit-edits";
import { ConsequencesField } from "~/components/consequences-field";
import { CreditKindsField } from "~/components/credit-kinds-field";
import { PolicyField } from "~/components/policy-field";
import { SenderFields, type FieldErrors, type Sender } from "~/components/sender-fields";
import { ProfileField } from "~/components/settings-cards";
import type { CreditChoice } from "~/contracts/credit-kinds";
import { useI18n } from "~/i18n/context";

export type SettingsDraft = {
  readonly policyId: string;
  readonly profile: string;
  readonly sender: Sender;
  readonly consequences: readonly string[];
};

type Draft = SettingsDraft & { readonly credit: CreditEdits };

const Titled = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Card>
    <BlockStack gap="400">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      {children}
    </BlockStack>
  </Card>
);

/** What is edited and then saved together; the admin's bar shows as soon as something differs from what is stored. */
export const SettingsForm = ({
  stored: saved,
  choices,
  isReading,
  errors,
  isBusy,
  save,
}: {
  stored: SettingsDraft;
  choices: readonly CreditChoice[];
  isReading: boolean;
  errors: FieldErrors;
  isBusy: boolean;
  save: (fields: Record<string, string>) => void;
}) => {
  const { t } = useI18n();
  const stored: Draft = { ...saved, credit: {} };
  const [draft, setDraft] = useState(stored);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { policyId, profile, sender, consequences, credit } = draft;
  // What was not touched is not sent: to show a kind without a decision must not decide it.
  const creditForm = Object.keys(credit).length === 0 ? {} : toCreditForm(withEdits(choices, credit));
  return (
    <BlockStack gap="400">
      <UnsavedBar
        isDirty={JSON.stringify(draft) !== JSON.stringify(stored)}
        isBusy={isBusy}
        save={() => save({ policyId, profile, ...sender, consequences: JSON.stringify(consequences), ...creditForm })}
        discard={() => setDraft(stored)}
      />
      <Card>
        <BlockStack gap="400">
          <PolicyField value={policyId} onChange={(value) => change({ policyId: value })} />
          <ProfileField value={profile} onChange={(value) => change({ profile: value })} />
        </BlockStack>
      </Card>
      <Titled title={t("setup.sender.title")}>
        <SenderFields value={sender} errors={errors} onChange={(value) => change({ sender: value })} />
      </Titled>
      <Card>
        <ConsequencesField value={consequences} onChange={(value) => change({ consequences: value })} />
      </Card>
      <Titled title={t("setup.orders.title")}>
        <CreditKindsField
          stored={choices}
          edits={credit}
          isReading={isReading}
          onChange={(value) => change({ credit: value })}
        />
      </Titled>
    </BlockStack>
  );
};
