import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmDialog } from "~/components/admin-bridge";
import { useI18n } from "~/i18n/context";

/** Sends fields at once: for switches, which are not drafts. */
export type Act = (fields: Record<string, string>) => void;
type CardProps = { readonly isBusy: boolean; readonly act: Act };

const Switch = ({ title, text, children }: { title: string; text: string; children: React.ReactNode }) => (
  <InlineStack align="space-between" blockAlign="center" gap="200">
    <BlockStack>
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {text}
      </Text>
    </BlockStack>
    {children}
  </InlineStack>
);

/** Test mode and the global stop: the two switches that decide whether a customer hears anything. */
export const SwitchesCard = ({
  testMode,
  isStopped,
  plannedSoon,
  isBusy,
  act,
}: CardProps & { testMode: boolean; isStopped: boolean; plannedSoon: number }) => {
  const { t } = useI18n();
  const [isAsking, setAsking] = useState(false);
  const goLive = () => {
    setAsking(false);
    act({ intent: "switches", testMode: "off" });
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Switch title={t("settings.test_mode")} text={t(testMode ? "settings.test_on" : "settings.test_off")}>
          <Button
            loading={isBusy}
            onClick={() => (testMode ? setAsking(true) : act({ intent: "switches", testMode: "on" }))}
          >
            {t(testMode ? "settings.go_live" : "settings.back_to_test")}
          </Button>
        </Switch>
        <Switch
          title={t("settings.stop_title")}
          text={t(isStopped ? "settings.stopped_text" : "settings.running_text")}
        >
          <Button
            loading={isBusy}
            {...(isStopped ? {} : { tone: "critical" as const })}
            onClick={() => act({ intent: "switches", stopped: isStopped ? "off" : "on" })}
          >
            {t(isStopped ? "settings.start_again" : "settings.stop_all")}
          </Button>
        </Switch>
      </BlockStack>
      <ConfirmDialog
        id="go-live"
        title={t("settings.go_live_title")}
        text={t("settings.go_live_text", { count: plannedSoon })}
        action={t("settings.go_live")}
        isOpen={isAsking}
        confirm={goLive}
        close={() => setAsking(false)}
      />
    </Card>
  );
};

/** Which rules are followed: also those that bind only others, or only those that bind a merchant. */
export const ProfileField = ({ value, onChange }: { value: string; onChange: (profile: string) => void }) => {
  const { t } = useI18n();
  return (
    <ChoiceList
      title={t("profile.title")}
      choices={["strict_everywhere", "what_binds_me"].map((id) => ({
        value: id,
        label: t(`profile.${id}`),
        helpText: t(`profile.${id}_help`),
      }))}
      selected={[value]}
      onChange={([selected]) => onChange(selected ?? value)}
    />
  );
};

/** Training has a page of its own; who looks for it here finds the way. */
export const ModelLinkCard = () => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("model.title")}
        </Text>
        <Text as="p">{t("model.text")}</Text>
        <InlineStack>
          <Button url="/app/model">{t("model.open")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
