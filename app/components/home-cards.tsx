import { BlockStack, Box, Button, Card, InlineStack, Link, ProgressBar, Text } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";
import type { AgeBucket, BackfillView, HomeView, UpcomingContact } from "~/contracts/views";

/** Dates arrive as text when they come over the network and as dates on the server. */
export type Wire<T> = T extends Date
  ? Date | string
  : T extends readonly (infer U)[]
    ? readonly Wire<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Wire<T[K]> }
      : T;

const WHERE: Record<HomeView["attention"][number]["kind"], string> = {
  requests: "/app/cases?filter=held",
  answers: "/app/data",
  finished: "/app/cases?filter=finished",
  bounced: "/app/cases?filter=open",
  disputes: "/app/cases?filter=held",
  failed_sends: "/app/cases?filter=late",
  failed_jobs: "/app/settings",
  review: "/app/cases?filter=review",
  model: "/app/model",
};

/** What waits for a person; says so when nothing does. */
export const AttentionCard = ({ attention }: { attention: HomeView["attention"] }) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.needs_you")}
        </Text>
        {attention.length === 0 && (
          <Text as="p" tone="subdued">
            {t("home.needs_nothing")}
          </Text>
        )}
        {attention.map(({ kind, count }) => (
          <InlineStack key={kind} align="space-between" blockAlign="center" gap="200">
            <Text as="p">{t(`home.attention.${kind}`, { count })}</Text>
            <Button url={WHERE[kind]} variant="plain" accessibilityLabel={t(`home.attention.${kind}`, { count })}>
              {t("home.look")}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
};

/** A shop that sells nothing on its own credit yet, or that left it out in set-up. */
export const NoCreditCard = () => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.no_credit")}
        </Text>
        <Text as="p">{t("home.no_credit_text")}</Text>
        <InlineStack>
          <Button url="/app/settings">{t("home.no_credit_action")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

/** How old the late money is. A table: a picture of four numbers would say less. */
export const AgeingCard = ({ ageing, currency }: { ageing: readonly AgeBucket[]; currency: string }) => {
  const { t, money } = useI18n();
  const most = Math.max(1, ...ageing.map(({ amountMinor }) => amountMinor));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.ageing")}
        </Text>
        {ageing.map(({ id, customers, amountMinor }) => (
          <BlockStack key={id} gap="100">
            <InlineStack align="space-between">
              <Text as="p">{t(`home.age.${id}`)}</Text>
              <Text as="p">
                {money(amountMinor, currency)} · {t("home.customers", { count: customers })}
              </Text>
            </InlineStack>
            <Box aria-hidden>
              <ProgressBar
                progress={Math.round((100 * amountMinor) / most)}
                size="small"
                ariaLabelledBy={`age-${id}`}
              />
            </Box>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
};

export const UpcomingCard = ({
  upcoming,
  isPlanning,
}: {
  upcoming: readonly Wire<UpcomingContact>[];
  isPlanning: boolean;
}) => {
  const { t, moment } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.upcoming")}
        </Text>
        {upcoming.length === 0 && (
          <Text as="p" tone="subdued">
            {t(isPlanning ? "home.planning" : "home.no_upcoming")}
          </Text>
        )}
        {upcoming.map((contact) => (
          <InlineStack key={`${contact.caseId}${String(contact.effectiveAt)}`} align="space-between" gap="200">
            <Link url={`/app/cases/${encodeURIComponent(contact.caseId)}`}>
              {contact.customerName || t("case.no_name")}
            </Link>
            <Text as="p" tone="subdued">
              {t(`template.${contact.templateId}`)} · {moment(contact.effectiveAt, contact.timeZone)} (
              {contact.timeZone})
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
};

/** The first import: visible until it is done, and plain when it failed. */
export const BackfillCard = ({ backfill }: { backfill: BackfillView }) => {
  const { t, number } = useI18n();
  const share = backfill.objectCount === 0 ? 0 : Math.min(1, backfill.linesApplied / backfill.objectCount);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd" id="backfill">
          {t(backfill.state === "failed" ? "backfill.failed" : "backfill.title")}
        </Text>
        <ProgressBar progress={Math.round(100 * share)} ariaLabelledBy="backfill" />
        <Text as="p" tone="subdued">
          {backfill.error ?? t("backfill.progress", { orders: number(backfill.ordersApplied) })}
        </Text>
      </BlockStack>
    </Card>
  );
};
