import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { CaseView } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

/** A customer whom no machine may score: a person looks at the open case, and says so when that is done. */
export const CaseReview = ({
  view,
  isBusy,
  submit,
}: {
  view: Pick<Wire<CaseView>, "scoringOptOut" | "state" | "reviewedAt">;
  isBusy: boolean;
  submit: (fields: Record<string, string>) => void;
}) => {
  const { t, moment } = useI18n();
  if (!view.scoringOptOut || view.state !== "open") return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("case.person_decides")}
        </Text>
        <Text as="p">{t("case.person_decides_text")}</Text>
        <Text as="p" tone="subdued">
          {view.reviewedAt === null ? t("case.not_reviewed") : t("case.reviewed", { at: moment(view.reviewedAt) })}
        </Text>
        <InlineStack>
          <Button loading={isBusy} onClick={() => submit({ intent: "reviewed" })}>
            {t("case.mark_reviewed")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};
