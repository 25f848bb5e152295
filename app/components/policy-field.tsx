import { BlockStack, Box, Card, ChoiceList, Divider, InlineStack, List, Text } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

export type PreviewRowProps = {
  readonly caseId: string;
  readonly customerName: string;
  readonly orderNames: string;
  readonly effectiveAt: Date;
  readonly timeZone: string;
  readonly templateId: string;
};
export type PreviewProps = {
  readonly policyId: string;
  readonly customers: number;
  readonly contacts: number;
  readonly deferred: number;
  readonly denied: number;
  readonly first: readonly PreviewRowProps[];
};

/** The three policies in words. */
export const PolicyField = ({ value, onChange }: { value: string; onChange: (policyId: string) => void }) => {
  const { t } = useI18n();
  return (
    <ChoiceList
      title={t("policy.title")}
      choices={["gentle", "balanced", "firm"].map((id) => ({
        value: id,
        label: t(`policy.${id}`),
        helpText: t(`policy.${id}_help`),
      }))}
      selected={[value]}
      onChange={([selected]) => onChange(selected ?? value)}
    />
  );
};

/** Whom the chosen policy would contact in the next two weeks, by the rules that run live. */
export const PolicyPreviewCard = ({ preview }: { preview: Wire<PreviewProps> }) => {
  const { t, moment } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("preview.title")}
        </Text>
        <Text as="p">{t("preview.contacts", { count: preview.contacts, customers: preview.customers })}</Text>
        <List>
          <List.Item>{t("preview.deferred", { count: preview.deferred })}</List.Item>
          <List.Item>{t("preview.denied", { count: preview.denied })}</List.Item>
        </List>
        {preview.first.length > 0 && <Divider />}
        {preview.first.map((row) => (
          <InlineStack key={row.caseId} align="space-between" gap="200">
            <Box>
              <Text as="span" fontWeight="medium">
                {row.customerName || t("case.no_name")}
              </Text>
              <Text as="span" tone="subdued">
                {` ${row.orderNames}`}
              </Text>
            </Box>
            <Text as="span" tone="subdued">
              {t(`template.${row.templateId}`)} · {moment(row.effectiveAt, row.timeZone)} ({row.timeZone})
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
};
