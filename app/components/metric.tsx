import { BlockStack, Card, Text } from "@shopify/polaris";

/** Millions with their cents do not fit a fifth of the page in large letters. */
const LONG = 13;

/** One figure with what it means. */
export const Metric = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <Card>
    <BlockStack gap="100">
      <Text as="h2" variant="headingSm" tone="subdued">
        {label}
      </Text>
      <Text as="p" variant={value.length > LONG ? "headingMd" : "headingLg"} breakWord>
        {value}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {note}
      </Text>
    </BlockStack>
  </Card>
);
