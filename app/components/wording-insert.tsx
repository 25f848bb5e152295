import { BlockStack, Card, Text } from "@shopify/polaris";
import type { CSSProperties } from "react";
import type { Part } from "~/domain/messages/types";
import { FIELDS } from "~/domain/messages/wordings/known-fields";
import { useI18n } from "~/i18n/context";

const EXAMPLES = {
  lines: "{% for line in lines %}{{ line.orderName }}: {{ line.amount }}, {{ line.dueOn }}{% endfor %}",
  tone: '{% if tone == "friendly" %}…{% else %}…{% endif %}',
  advice: "{% if advice %}{{ advice.name }}{% endif %}",
} as const;

const named = (name: string): string => `{{ ${name} }}`;

/** Side by side where both have room, one above the other on a telephone. */
const ROW: CSSProperties = {
  display: "flex",
  flexWrap: "wrap",
  columnGap: "var(--p-space-400)",
  padding: "var(--p-space-200) 0",
  borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)",
};
/** Codes break badly: theirs is the larger part. */
const WORDS: CSSProperties = { flex: "2 1 14rem" };
const CODE: CSSProperties = { flex: "3 1 16rem", margin: 0 };

const Item = ({ words, code }: { words: string; code: string }) => (
  <div style={ROW}>
    <dt style={WORDS}>{words}</dt>
    <dd style={CODE}>
      <code style={{ overflowWrap: "anywhere" }}>{code}</code>
    </dd>
  </div>
);

/** What a text may name, in words, with the name as it is written. */
export const WordingInsert = ({ parts }: { parts: readonly Part[] }) => {
  const { t } = useI18n();
  const items: readonly (readonly [words: string, code: string])[] = [
    ...parts.map((part) => [t(`wording.part.${part}`), named(part)] as const),
    ...FIELDS.map((field) => [t(`wording.field.${field.replace(".", "_")}`), named(field)] as const),
    ...Object.entries(EXAMPLES).map(([id, code]) => [t(`wording.example.${id}`), code] as const),
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
        <dl style={{ margin: 0 }}>
          {items.map(([words, code]) => (
            <Item key={code} words={words} code={code} />
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
};
