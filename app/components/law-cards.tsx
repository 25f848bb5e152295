import { Badge, BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { CustomerRules } from "~/contracts/law";
import type { Wire } from "~/components/home-cards";
import { specWords } from "~/components/law-words";
import { useI18n } from "~/i18n/context";
import type { RuleSpec } from "~/domain/compliance/rules";

type Rules = Wire<CustomerRules>;
type Rule = Rules["rules"][number];

const TONES = { passes: "success", waits: "attention", refuses: "critical" } as const;

/** The gate's own answer for this moment, and when the next good one is. */
export const LawAnswer = ({ rules }: { rules: Rules }) => {
  const { t, moment } = useI18n();
  const isAllowed = rules.verdict === "allow";
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t(`law.ask.${rules.channel}`)}
          </Text>
          <Badge tone={isAllowed ? "success" : "attention"}>{t(isAllowed ? "call.yes" : "call.no")}</Badge>
        </InlineStack>
        {rules.nextAllowedAt !== null && <Text as="p">{t("record.until", { at: moment(rules.nextAllowedAt) })}</Text>}
        <Text as="p" tone="subdued">
          {t("law.zones", { zones: rules.zones.join(", ") })}
        </Text>
      </BlockStack>
    </Card>
  );
};

const datesOf = (t: ReturnType<typeof useI18n>["t"], day: (key: string) => string, rule: { effectiveFrom?: string | undefined; effectiveTo?: string | undefined }): string[] => [
  ...(rule.effectiveFrom === undefined ? [] : [t("law.from", { day: day(rule.effectiveFrom) })]),
  ...(rule.effectiveTo === undefined ? [] : [t("law.to", { day: day(rule.effectiveTo) })]),
]; // prettier-ignore

const RuleLine = ({ rule }: { rule: Rule }) => {
  const { t, locale, day, moment } = useI18n();
  const tone = rule.state in TONES ? TONES[rule.state as keyof typeof TONES] : undefined;
  const source = [
    rule.citation,
    t(`law.confidence.${rule.confidence}`),
    ...(rule.confidence === "H" ? [] : [t(rule.bindsByLaw ? "law.binds" : "law.adopted")]),
    ...datesOf(t, day, rule),
  ];
  return (
    <BlockStack gap="050">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span">{specWords(rule.spec as RuleSpec, locale, t)}</Text>
        <Badge {...(tone === undefined ? {} : { tone })}>
          {rule.from === null ? t(`law.state.${rule.state}`) : t("law.waits_until", { at: moment(rule.from) })}
        </Badge>
      </InlineStack>
      <Text as="p" tone="subdued" breakWord>
        {rule.id} · {source.join(" · ")}
      </Text>
    </BlockStack>
  );
};

const EVERYWHERE: ReadonlySet<string> = new Set(["default", "person"]);
const ORDER = ["refuses", "waits", "passes", "not_yet_late", "not_in_force"];
const againstFirst = (a: Rule, b: Rule): number => ORDER.indexOf(a.state) - ORDER.indexOf(b.state);

/** Every rule that the gate asked, by jurisdiction, with its source and what it answered. */
export const LawRules = ({ rules }: { rules: readonly Rule[] }) => {
  const { t, day } = useI18n();
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
                  {t(EVERYWHERE.has(id) ? `law.pack.${id}` : "law.pack.place", { place: id.toUpperCase() })}
                </Text>
                <Text as="p" tone="subdued">
                  {t("law.reviewed", { day: day(mine[0]?.reviewedOn ?? ""), version: mine[0]?.version ?? "" })}
                </Text>
              </BlockStack>
              {mine.map((rule) => (
                <RuleLine key={`${rule.id} ${rule.effectiveFrom ?? ""}`} rule={rule} />
              ))}
            </BlockStack>
          </Card>
        );
      })}
    </>
  );
}; // prettier-ignore

/** What began or ended lately, or will: rules slip, and a pack says when it was last read against its sources. */
export const LawChanges = ({ changes }: { changes: Rules["changes"] }) => {
  const { t, day } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("law.changes")}
        </Text>
        {changes.length === 0 && (
          <Text as="p" tone="subdued">
            {t("law.no_changes")}
          </Text>
        )}
        {changes.length > 0 && (
          <List>
            {changes.map((change) => (
              <List.Item key={change.id}>
                {change.id}: {datesOf(t, day, change).join(", ")}. {change.citation}
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Card>
  );
};

/** What no software can judge, and how long records are kept. */
export const LawSources = ({ notes, retention }: Pick<Rules, "notes" | "retention">) => {
  const { t } = useI18n();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("law.notes")}
        </Text>
        <Text as="p" tone="subdued">
          {t("law.notes_text")}
        </Text>
        <List>
          {notes.map(({ id, text, citation, confidence }) => (
            <List.Item key={id}>
              {text} ({id} · {citation} · {t(`law.confidence.${confidence}`)})
            </List.Item>
          ))}
          {retention.map(({ id, text, months, citation, confidence }) => (
            <List.Item key={id}>
              {t("law.keep", { what: text, months })} ({id} · {citation} · {t(`law.confidence.${confidence}`)})
            </List.Item>
          ))}
        </List>
        <Text as="p" tone="subdued">
          {t("law.not_advice")}
        </Text>
      </BlockStack>
    </Card>
  );
};
