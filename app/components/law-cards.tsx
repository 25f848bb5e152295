import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { EVERYWHERE, placeName, zoneNames } from "~/components/law-places";
import { RuleLine } from "~/components/law-rule-line";
import type { CustomerRules } from "~/contracts/law";
import { useI18n } from "~/i18n/context";

type Rules = Wire<CustomerRules>;
type Rule = Rules["rules"][number];

const TONES = { passes: "success", waits: "attention", refuses: "critical" } as const;

/** The gate's own answer for this moment, and when the next good one is. */
export const LawAnswer = ({ rules }: { rules: Rules }) => {
  const { t, locale, list, moment } = useI18n();
  const isAllowed = rules.verdict === "allow";
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t(`law.ask.${rules.channel}`)}
          </Text>
          <Badge tone={isAllowed ? "success" : "attention"}>{t(isAllowed ? "staff.yes" : "staff.no")}</Badge>
        </InlineStack>
        {rules.nextAllowedAt !== null && <Text as="p">{t("record.until", { at: moment(rules.nextAllowedAt) })}</Text>}
        <Text as="p" tone="subdued">
          {t("law.zones", { zones: list(zoneNames(rules.zones, locale)) })}
        </Text>
      </BlockStack>
    </Card>
  );
};

const AskedRule = ({ rule }: { rule: Rule }) => {
  const { t, moment } = useI18n();
  const text = rule.from === null ? t(`law.state.${rule.state}`) : t("law.waits_until", { at: moment(rule.from) });
  const tone = rule.state in TONES ? { tone: TONES[rule.state as keyof typeof TONES] } : {};
  const about = rule.confidence === "H" ? [] : [t(rule.bindsByLaw ? "law.binds" : "law.adopted")];
  return <RuleLine rule={rule} badge={{ text, ...tone }} about={about} />;
};

const ORDER = ["refuses", "waits", "passes", "not_yet_late", "not_in_force"];
const againstFirst = (a: Rule, b: Rule): number => ORDER.indexOf(a.state) - ORDER.indexOf(b.state);

/** Every rule that the gate asked, by jurisdiction, with its source and what it answered. */
export const LawRules = ({ rules }: { rules: readonly Rule[] }) => {
  const { t, locale, day } = useI18n();
  // Places first: what is about the person holds everywhere and is known.
  const jurisdictions = [...new Set(rules.map(({ jurisdiction }) => jurisdiction))].sort(
    (a, b) => Number(EVERYWHERE.has(a)) - Number(EVERYWHERE.has(b)),
  );
  return (
    <>
      {jurisdictions.map((id) => {
        const mine = rules.filter(({ jurisdiction }) => jurisdiction === id).sort(againstFirst);
        return (
          <Card key={id}>
            <BlockStack gap="300">
              <BlockStack>
                <Text as="h2" variant="headingMd">
                  <Link url={`/app/rules/${id}`} removeUnderline>
                    {placeName(id, locale, t)}
                  </Link>
                </Text>
                <Text as="p" tone="subdued">
                  {t("law.reviewed", { day: day(mine[0]?.reviewedOn ?? ""), version: mine[0]?.version ?? "" })}
                </Text>
              </BlockStack>
              {mine.map((rule) => (
                <AskedRule key={`${rule.id} ${rule.effectiveFrom ?? ""}`} rule={rule} />
              ))}
            </BlockStack>
          </Card>
        );
      })}
    </>
  );
}; // prettier-ignore
