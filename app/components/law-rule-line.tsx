import { Badge, BlockStack, Text, type BadgeProps } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { specWords } from "~/components/law-words";
import type { StatedRule } from "~/domain/compliance/explain";
import type { RuleSpec } from "~/domain/compliance/rules";
import { useI18n } from "~/i18n/context";
import { packText } from "~/i18n/law/pack-text";

type Shown = { text: string; tone?: NonNullable<BadgeProps["tone"]> };

/** Where a rule comes from, how surely, and since when; the name of a law stays in its own language. */
const useSource = () => {
  const { t, locale, day } = useI18n();
  return ({ id, citation, confidence, effectiveFrom, effectiveTo }: Wire<StatedRule>): readonly string[] => [
    confidence === "H" ? packText(locale, { id, text: citation }) : citation,
    t(`law.confidence.${confidence}`),
    ...(effectiveFrom === undefined ? [] : [t("law.from", { day: day(effectiveFrom) })]),
    ...(effectiveTo === undefined ? [] : [t("law.to", { day: day(effectiveTo) })]),
  ];
};

/** A rule in words, what it is about, and its source. */
export const RuleLine = ({
  rule,
  badge,
  about,
}: {
  rule: Wire<StatedRule>;
  badge: Shown;
  about: readonly string[];
}) => {
  const { t, locale } = useI18n();
  const source = useSource();
  const { text, ...tone } = badge;
  return (
    <BlockStack gap="050">
      <Text as="p">
        {specWords(rule.spec as RuleSpec, locale, t)} <Badge {...tone}>{text}</Badge>
      </Text>
      <Text as="p" tone="subdued" breakWord>
        {[rule.id, ...about, ...source(rule)].join(" · ")}
      </Text>
    </BlockStack>
  );
};
