import { BlockStack, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { UnsavedBar } from "~/components/admin-bridge";
import { GatewaysField, toPayLater, type GatewayChoice } from "~/components/gateways-field";
import { PolicyField } from "~/components/policy-field";
import { SenderFields, type FieldErrors, type Sender } from "~/components/sender-fields";
import { ProfileField } from "~/components/settings-cards";
import { useI18n } from "~/i18n/context";

export type SettingsDraft = {
  readonly policyId: string;
  readonly profile: string;
  readonly sender: Sender;
  readonly gateways: readonly GatewayChoice[];
};

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
  stored,
  errors,
  isBusy,
  save,
}: {
  stored: SettingsDraft;
  errors: FieldErrors;
  isBusy: boolean;
  save: (fields: Record<string, string>) => void;
}) => {
  const { t } = useI18n();
  const [draft, setDraft] = useState(stored);
  const change = (part: Partial<SettingsDraft>) => setDraft({ ...draft, ...part });
  const { policyId, profile, sender, gateways } = draft;
  return (
    <BlockStack gap="400">
      <UnsavedBar
        isDirty={JSON.stringify(draft) !== JSON.stringify(stored)}
        isBusy={isBusy}
        save={() => save({ policyId, profile, ...sender, payLaterGateways: toPayLater(gateways) })}
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
      <Titled title={t("setup.orders.title")}>
        <GatewaysField choices={gateways} onChange={(value) => change({ gateways: value })} />
      </Titled>
    </BlockStack>
  );
};
