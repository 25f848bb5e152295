import { BlockStack, Card, DescriptionList, Text } from "@shopify/polaris";
import type { Part } from "~/domain/messages/types";
import { FIELDS } from "~/domain/messages/wordings/known-fields";
import { useI18n } from "~/i18n/context";

const EXAMPLES = {
  lines: "{% for line in lines %}{{ line.orderName }}: {{ line.amount }}, {{ line.dueOn }}{% endfor %}",
  tone: '{% if tone == "friendly" %}…{% else %}…{% endif %}',
  advice: "{% if advice %}{{ advice.name }}{% endif %}",
} as const;

const Code = ({ children }: { children: string }) => <code style={{ overflowWrap: "anywhere" }}>{children}</code>;
const named = (name: string): string => `{{ ${name} }}`;

/** What a text may name, in words, with the name as it is written: codes are long, and the second column is wide. */
export const WordingInsert = ({ parts }: { parts: readonly Part[] }) => {
  const { t } = useI18n();
  const items = [
    ...parts.map((part) => ({ term: t(`wording.part.${part}`), description: <Code>{named(part)}</Code> })),
    ...FIELDS.map((field) => ({
      term: t(`wording.field.${field.replace(".", "_")}`),
      description: <Code>{named(field)}</Code>,
    })),
    ...Object.entries(EXAMPLES).map(([id, code]) => ({
      term: t(`wording.example.${id}`),
      description: <Code>{code}</Code>,
    })),
  ];
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("wording.insert")}
        </Text>
        <Text as="p" tone="subdued">
          {t("wording.insert_text")}
        </Text>
        <DescriptionList gap="tight" items={items} />
      </BlockStack>
    </Card>
  );
};
