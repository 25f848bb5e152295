import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { HiddenHistory } from "~/contracts/history";
import { useI18n } from "~/i18n/context";

/** Shopify lets the app in no more: what stands still, and what brings it back. */
export const DisconnectedNotice = ({ since }: { since: Date | string | null }) => {
  const { t, moment } = useI18n();
  if (since === null) return null;
  return (
    <Banner tone="critical" title={t("access.disconnected", { at: moment(since) })}>
      <Text as="p">{t("access.disconnected_text")}</Text>
    </Banner>
  );
};

/** Only the newest orders can be seen: what that hides, and what is used instead. */
export const HiddenHistoryNotice = ({ hidden, link }: { hidden: HiddenHistory | null; link?: string }) => {
  const { t, day, number } = useI18n();
  if (hidden === null) return null;
  const { before, customers, withOlderOrders } = hidden;
  return (
    <Banner
      tone={withOlderOrders > 0 ? "warning" : "info"}
      title={t("access.hidden", { before: day(before) })}
      {...(link === undefined ? {} : { action: { content: t("access.hidden_link"), url: link } })}
    >
      <BlockStack gap="100">
        <Text as="p">{t("access.hidden_text")}</Text>
        {customers > 0 && (
          <Text as="p">
            {withOlderOrders === 0
              ? t("access.hidden_nobody")
              : t("access.hidden_customers", { count: withOlderOrders, customers: number(customers) })}
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
};
