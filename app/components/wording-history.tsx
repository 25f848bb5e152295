import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { actorWords } from "~/components/log-words";
import type { WordingVersion } from "~/contracts/wordings";
import { useI18n } from "~/i18n/context";

type Version = Wire<WordingVersion>;
type Taken = { readonly subject: string; readonly text: string };

const Line = ({ version, take }: { version: Version; take: (words: Taken) => void }) => {
  const { t, moment } = useI18n();
  const { subject, text } = version;
  return (
    <InlineStack gap="200" align="space-between" blockAlign="center">
      <BlockStack>
        <Text as="span" fontWeight="medium">
          {t("wording.version", { version: version.version })}
          {subject === null && ` · ${t("wording.back")}`}
        </Text>
        <Text as="span" tone="subdued">
          {t("wording.since", { at: moment(version.savedAt), who: actorWords(version.savedBy, { t }) })}
        </Text>
      </BlockStack>
      {subject !== null && text !== null && (
        <Button
          size="slim"
          accessibilityLabel={`${t("wording.use")}: ${t("wording.version", { version: version.version })}`}
          onClick={() => take({ subject, text })}
        >
          {t("wording.use")}
        </Button>
      )}
    </InlineStack>
  );
};

/** Who said what since when; older words can be taken up again. */
export const WordingHistory = ({ versions, take }: { versions: readonly Version[]; take: (words: Taken) => void }) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("wording.history")}
        </Text>
        {versions.length === 0 && (
          <Text as="p" tone="subdued">
            {t("wording.history_none")}
          </Text>
        )}
        {versions.map((version) => (
          <Line key={version.version} version={version} take={take} />
        ))}
      </BlockStack>
    </Card>
  );
};
