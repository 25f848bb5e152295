import { Badge, BlockStack, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import type { Wire } from "~/components/home-cards";
import { placeName } from "~/components/law-places";
import { specWords, wayWords } from "~/components/law-words";
import type { RuleChange } from "~/domain/compliance/changes";
import type { RuleSpec } from "~/domain/compliance/rules";
import { useI18n } from "~/i18n/context";
import { packText } from "~/i18n/law/pack-text";

type Change = Wire<RuleChange>;

const TONES = { began: "info", begins: "attention", ended: "read-only", ends: "attention" } as const;

/** What changes in one place on one day is told together. */
const together = (changes: readonly Change[]): readonly (readonly [string, readonly Change[]])[] => {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.day} ${change.phase} ${change.jurisdiction}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups];
};

const ChangeItem = ({ change }: { change: Change }) => {
  const { t, locale, day } = useI18n();
  const { id, citation, spec, text, channels, reviewedOn, phase } = change;
  const isUnread = change.day > reviewedOn && (phase === "began" || phase === "ended");
  const about = [
    id,
    ...(channels.length === 0 ? [] : [wayWords(channels, locale, t)]),
    citation,
    ...(isUnread ? [t("law.unread", { day: day(reviewedOn) })] : []),
  ];
  return (
    <List.Item>
      {spec === null ? packText(locale, { id, text }) : specWords(spec as RuleSpec, locale, t)}
      <Text as="p" tone="subdued" breakWord>
        {about.join(" · ")}
      </Text>
    </List.Item>
  );
};

/** What began or ended lately, or will: rules slip, and a pack says when it was last read against its sources. */
export const LawChanges = ({ changes }: { changes: readonly Change[] }) => {
  const { t, locale, day } = useI18n();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("law.changes")}
        </Text>
        {changes.length === 0 && (
          <Text as="p" tone="subdued">
            {t("law.no_changes")}
          </Text>
        )}
        {together(changes).map(([key, [first, ...others]]) =>
          first === undefined ? null : (
            <BlockStack key={key} gap="200">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  <Link url={`/app/rules/${first.jurisdiction}`} removeUnderline>
                    {placeName(first.jurisdiction, locale, t)}
                  </Link>
                </Text>
                <Badge tone={TONES[first.phase]}>{t(`law.phase.${first.phase}`, { day: day(first.day) })}</Badge>
              </InlineStack>
              <List>
                {[first, ...others].map((change) => (
                  <ChangeItem key={change.id} change={change} />
                ))}
              </List>
            </BlockStack>
          ),
        )}
      </BlockStack>
    </Card>
  );
};
