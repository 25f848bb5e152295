import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { TimelineEntry } from "~/contracts/views";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

type Entry = Wire<TimelineEntry>;

/** Which of an entry's sentences tells it. */
const variantOf = (kind: Entry["kind"], detail: Entry["detail"]): string => {
  if (kind === "not_contacted") return `not_contacted_${String(detail["verdict"])}`;
  if (kind === "hold" || kind === "hold_lifted") {
    const variant = kind === "hold" && detail["until"] !== undefined ? "hold_until" : kind;
    return detail["order"] === undefined ? variant : `debt_${variant}`;
  }
  if (kind === "answer") return `answer_${String(detail["understood"])}`;
  return kind === "contact" && detail["test"] === 1 ? "contact_test" : kind;
};

/** One sentence per entry; details are ids that become words here. */
const useSentence = () => {
  const { t, money, moment } = useI18n();
  return ({ kind, detail }: Entry): string => {
    const text = (key: string): string => String(detail[key] ?? "");
    const amount = detail["amountMinor"] === undefined ? "" : money(Number(detail["amountMinor"]), text("currency"));
    const until = detail["until"] === undefined ? "" : moment(text("until"));
    const ofOrder = { order: text("order"), amount };
    const values: Record<TimelineEntry["kind"], Record<string, string>> = {
      order: ofOrder,
      payment: ofOrder,
      payment_undone: ofOrder,
      refund: ofOrder,
      lowered: ofOrder,
      raised: ofOrder,
      cancellation: ofOrder,
      contact: { template: t(`template.${text("template")}`), outcome: t(`outcome.${text("outcome")}`) },
      answer: { channel: kind === "answer" ? t(`channel.${text("channel")}`) : "" },
      not_contacted: { rules: text("rules"), until },
      hold: { ...ofOrder, reason: t(`hold.${text("reason")}`), until },
      hold_lifted: { ...ofOrder, reason: t(`hold.${text("reason")}`) },
      request: { reason: t(`request.${text("reason")}`) },
    };
    return t(`timeline.${variantOf(kind, detail)}`, values[kind]);
  };
};

/** The customer's own words, with the lines as they were. */
const Words = ({ text }: { text: string }) => (
  <blockquote style={{ margin: 0, maxWidth: 560, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</blockquote>
);

/** What happened, newest first: what was not sent and why is part of it. */
export const CaseTimeline = ({ entries }: { entries: readonly Entry[] }) => {
  const { t, moment } = useI18n();
  const sentence = useSentence();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("timeline.title")}
        </Text>
        {entries.map((entry, i) => (
          <InlineGrid
            key={`${String(entry.at)}-${String(i)}`}
            gap={{ xs: "0", sm: "400" }}
            columns={{ xs: "1fr", sm: "170px 1fr" }}
          >
            <Text as="p" tone="subdued">
              {moment(entry.at)}
            </Text>
            <BlockStack gap="100">
              <Text as="p">{sentence(entry)}</Text>
              {entry.kind === "answer" && entry.detail["text"] !== "" && <Words text={String(entry.detail["text"])} />}
            </BlockStack>
          </InlineGrid>
        ))}
      </BlockStack>
    </Card>
  );
};
