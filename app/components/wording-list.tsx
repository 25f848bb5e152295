import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { actorWords } from "~/components/log-words";
import type { WordingRow } from "~/contracts/wordings";
import { useI18n } from "~/i18n/context";
import { languageName } from "~/i18n/names";

type Row = Wire<WordingRow>;

export const wordingUrl = (templateId: string, language: string): string =>
  `/app/messages/${templateId}?language=${language}`;

/** Whose words a reminder has in a language, since when, and the way to change them. */
const Wording = ({ row: { templateId, language, changed, isOwn, isBlocked } }: { row: Row }) => {
  const { t, locale, moment } = useI18n();
  return (
    <InlineStack gap="200" align="space-between" blockAlign="center">
      <InlineStack gap="200" blockAlign="center">
        <Link url={wordingUrl(templateId, language)}>{languageName(language, locale)}</Link>
        {isOwn ? <Badge tone="info">{t("wording.own")}</Badge> : <Badge>{t("wording.ours")}</Badge>}
        {isBlocked && <Badge tone="critical">{t("wording.blocked")}</Badge>}
      </InlineStack>
      <Text as="span" tone="subdued">
        {changed === null
          ? t("wording.never")
          : t("wording.since", { at: moment(changed.at), who: actorWords(changed.by, { t }) })}
      </Text>
    </InlineStack>
  );
};

/** The reminders in the order in which a customer may get them, each in all languages. */
export const WordingList = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useI18n();
  return [...new Set(rows.map(({ templateId }) => templateId))].map((id) => (
    <Card key={id}>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`template.${id}`)}
        </Text>
        {rows
          .filter(({ templateId }) => templateId === id)
          .map((row) => (
            <Wording key={row.language} row={row} />
          ))}
      </BlockStack>
    </Card>
  ));
};
