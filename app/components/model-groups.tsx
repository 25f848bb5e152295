import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ModelView } from "~/contracts/model";
import type { Wire } from "~/components/home-cards";
import { OutcomesTable } from "~/components/model-outcomes";
import { useModelWords } from "~/components/model-words";
import { OTHERS, UNKNOWN } from "~/domain/scoring/group-outcomes";
import { countryName, languageName } from "~/i18n/names";

type Drift = NonNullable<Wire<ModelView["drift"]>>;
type Groups = Drift["figures"]["languages"];

const GroupTable = ({
  groups,
  heading,
  caption,
  nameOf,
}: {
  groups: Groups;
  heading: string;
  caption: string;
  nameOf: (key: string, locale: string) => string;
}) => {
  const { t, locale } = useModelWords();
  const name = (key: string): string =>
    key === UNKNOWN ? t("model.group_unknown") : key === OTHERS ? t("model.group_others") : nameOf(key, locale);
  return (
    <OutcomesTable
      caption={caption}
      heading={heading}
      rows={groups.map(({ key, isOff, ...outcomes }) => ({
        id: key,
        name: (
          <InlineStack gap="200">
            {name(key)}
            {isOff && <Badge tone="warning">{t("model.group_off")}</Badge>}
          </InlineStack>
        ),
        ...outcomes,
      }))}
    />
  );
};

/** Whether the score, which reads neither, is as right for one language or country as for another. */
export const GroupsCard = ({ drift }: { drift: Wire<ModelView["drift"]> }) => {
  const { t } = useModelWords();
  if (drift === null) return null;
  const { languages, countries } = drift.figures;
  if (languages.length === 0) return null;
  const isOne = languages.length === 1 && countries.length === 1;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("model.groups")}
        </Text>
        <Text as="p">{t("model.groups_text")}</Text>
        {isOne && (
          <Text as="p" tone="subdued">
            {t("model.groups_same")}
          </Text>
        )}
        <GroupTable groups={languages} heading={t("model.language")} caption={t("model.languages_caption")} nameOf={languageName} />
        <GroupTable groups={countries} heading={t("model.country")} caption={t("model.countries_caption")} nameOf={countryName} />
      </BlockStack>
    </Card>
  );
}; // prettier-ignore
