import { BlockStack, Card, List, Text } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import type { ExplainedNote, Explanation } from "~/domain/compliance/explain";
import { useI18n } from "~/i18n/context";
import { packText } from "~/i18n/law/pack-text";

/** What no software can judge, and how long records are kept. */
export const LawNotes = ({ notes, retention }: Wire<Pick<Explanation, "notes" | "retention">>) => {
  const { t, locale } = useI18n();
  const item = ({ id, citation, confidence }: ExplainedNote, text: string) => (
    <List.Item key={id}>
      {text}
      <Text as="p" tone="subdued" breakWord>
        {[id, citation, t(`law.confidence.${confidence}`)].join(" · ")}
      </Text>
    </List.Item>
  );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("law.notes")}
        </Text>
        <Text as="p" tone="subdued">
          {t("law.notes_text")}
        </Text>
        <List>
          {notes.map((note) => item(note, packText(locale, note)))}
          {retention.map((kept) => item(kept, t("law.keep", { what: packText(locale, kept), months: kept.months })))}
        </List>
      </BlockStack>
    </Card>
  );
};

/** Nobody should take these pages for a lawyer. */
export const NotAdvice = () => {
  const { t } = useI18n();
  return (
    <Text as="p" tone="subdued">
      {t("law.not_advice")}
    </Text>
  );
};
