import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Act } from "~/components/settings-cards";
import { useI18n } from "~/i18n/context";

export type FieldsProps = {
  readonly isTierShown: boolean;
  /** Scopes without which nothing is written on orders or customers. */
  readonly missingScopes: readonly string[];
};

/** What Duewell shows on orders and customers in Shopify itself, for filters, segments and Flow. */
export const FieldsCard = ({
  isTierShown,
  missingScopes,
  isBusy,
  act,
}: FieldsProps & { readonly isBusy: boolean; readonly act: Act }) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("fields.title")}
        </Text>
        <Text as="p">{t("fields.text")}</Text>
        {missingScopes.length > 0 && (
          <Banner tone="info">
            <Text as="p">{t("fields.scopes_missing", { scopes: missingScopes.join(", ") })}</Text>
          </Banner>
        )}
        <Text as="p" tone="subdued">
          {t(isTierShown ? "fields.tier_on" : "fields.tier_off")}
        </Text>
        <InlineStack>
          <Button loading={isBusy} onClick={() => act({ intent: "tier", show: isTierShown ? "off" : "on" })}>
            {t(isTierShown ? "fields.hide_tier" : "fields.show_tier")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
