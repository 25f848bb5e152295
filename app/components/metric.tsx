import { BlockStack, Card, Text } from "@shopify/polaris";

/** One figure with what it means. */
export const Metric = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <Card>
    <BlockStack gap="100">
      <Text as="h2" variant="headingSm" tone="subdued">
        {label}
      </Text>
      <Text as="p" variant="headingLg">
        {value}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {note}
      </Text>
    </BlockStack>
  </Card>
);
