import { BlockStack, Card, Text } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

export type Preview = { readonly subject: string; readonly text: string } | null;

/** The merged message to a customer made up for it; what cannot be merged has none. */
export const WordingPreview = ({ preview }: { preview: Preview }) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("wording.preview")}
        </Text>
        <Text as="p" tone="subdued">
          {t(preview === null ? "wording.no_preview" : "wording.preview_text")}
        </Text>
        {preview !== null && (
          <>
            <Text as="p" fontWeight="semibold" breakWord>
              {preview.subject}
            </Text>
            <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{preview.text.trim()}</div>
          </>
        )}
      </BlockStack>
    </Card>
  );
};
