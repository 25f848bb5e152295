import { BlockStack, Card, List, Text, type BadgeProps } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { LawNotes, NotAdvice } from "~/components/law-notes";
import { regionNames } from "~/components/law-places";
import { RuleLine } from "~/components/law-rule-line";
import { wayWords } from "~/components/law-words";
import type { JurisdictionRule, JurisdictionRules } from "~/domain/compliance/overview";
import type { ProfileId } from "~/domain/compliance/types";
import { useI18n } from "~/i18n/context";

type Rule = Wire<JurisdictionRule>;
type Binding = "law" | "house" | "strict" | "not_followed";

const TONES: Partial<Record<Binding, NonNullable<BadgeProps["tone"]>>> = { law: "success", strict: "info" };

const bindingOf = ({ confidence, bindsByLaw }: Rule, profile: ProfileId): Binding => {
  if (confidence === "H") return "house";
  if (bindsByLaw) return "law";
  return profile === "strict_everywhere" ? "strict" : "not_followed";
};

/** Which contacts a rule is about. */
const useAbout = (country: string | null) => {
  const { t, locale, list } = useI18n();
  return ({ channels, reaches, purposes, provinces, minDaysPastDue }: Rule): readonly string[] => [
    wayWords(channels, locale, t),
    ...reaches.map((reach) => t(`law.about.${reach}`)),
    ...(purposes.length === 0
      ? []
      : [t("law.about.purposes", { purposes: list(purposes.map((id) => t(`law.purpose.${id}`))) })]),
    ...(minDaysPastDue === null ? [] : [t("law.about.late", { count: minDaysPastDue })]),
    ...(provinces.length === 0
      ? []
      : [t("law.about.provinces", { places: list(regionNames(country ?? "", provinces, t)) })]),
  ];
};

type Part = { place: Wire<JurisdictionRules>; profile: ProfileId };

const Rules = ({ place, profile }: Part) => {
  const { t, day } = useI18n();
  const about = useAbout(place.country);
  const bindings = new Set(place.rules.map((rule) => bindingOf(rule, profile)));
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack>
          <Text as="h2" variant="headingMd">
            {t("rules.count", { count: place.rules.length })}
          </Text>
          <Text as="p" tone="subdued">
            {t("law.reviewed", { day: day(place.reviewedOn), version: place.version })}
          </Text>
          {(["strict", "not_followed"] as const)
            .filter((binding) => bindings.has(binding))
            .map((binding) => (
              <Text key={binding} as="p" tone="subdued">
                {t(`law.bind.${binding}_text`)}
              </Text>
            ))}
        </BlockStack>
        {place.rules.map((rule) => {
          const binding = bindingOf(rule, profile);
          const tone = TONES[binding];
          const badge = { text: t(`law.bind.${binding}`), ...(tone === undefined ? {} : { tone }) };
          return <RuleLine key={rule.id} rule={rule} badge={badge} about={about(rule)} />;
        })}
      </BlockStack>
    </Card>
  );
};

/** Every rule of one jurisdiction, which of the country's it lifts, and what people must judge. */
export const LawJurisdiction = ({ place, profile }: Part) => {
  const { t } = useI18n();
  return (
    <BlockStack gap="400">
      <Rules place={place} profile={profile} />
      {place.lifts.length > 0 && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("law.lifts")}
            </Text>
            <List>
              {place.lifts.map(({ rule, citation }) => (
                <List.Item key={rule}>
                  {t("law.lifted", { rule })} · {citation}
                </List.Item>
              ))}
            </List>
          </BlockStack>
        </Card>
      )}
      {place.notes.length + place.retention.length > 0 && <LawNotes notes={place.notes} retention={place.retention} />}
      <NotAdvice />
    </BlockStack>
  );
};
