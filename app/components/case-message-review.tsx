import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useCallback } from "react";
import { useAnswer, useWhenResting } from "~/components/use-answer";
import type { Finding } from "~/domain/messages/types";
import { useI18n } from "~/i18n/context";

export type Explained = Finding & {
  readonly why: string;
  readonly suggestion: string;
  /** Where it stands in what was written, when that is not what is read. */
  readonly place?: string;
};
type Reviewed = { readonly review: { readonly ok: boolean; readonly findings: readonly Explained[] } | null };

/** The review of exactly these words, asked for when typing rests; undefined while they have not been reviewed. */
export const useReview = (caseId: string, subject: string, text: string) => {
  const { locale } = useI18n();
  const url = `/app/cases/${encodeURIComponent(caseId)}/review?locale=${locale}`;
  const { ask: askFor, answerTo } = useAnswer<Reviewed>(url);
  const key = JSON.stringify([subject, text]);
  const isEmpty = text.trim() === "";
  const ask = useCallback(
    () => askFor(key, { purpose: "reply", channel: "email", subject, text }),
    [askFor, key, subject, text],
  );
  useWhenResting(ask, isEmpty);
  return { review: isEmpty ? undefined : answerTo(key)?.review, ask };
};

/** The words in question, why, and what may be written instead. */
export const Findings = ({ findings }: { findings: readonly Explained[] }) => {
  const { t } = useI18n();
  return findings.map(({ class: id, severity, excerpt, start, end, why, suggestion, place = "" }) => (
    <BlockStack key={`${id}:${String(start)}:${String(end)}:${excerpt}`} gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={severity === "block" ? "critical" : "attention"}>{t(`message.severity.${severity}`)}</Badge>
        <Text as="span" fontWeight="semibold" breakWord>
          {excerpt}
        </Text>
        {place !== "" && (
          <Text as="span" tone="subdued">
            {place}
          </Text>
        )}
      </InlineStack>
      <Text as="p">{why}</Text>
      <Text as="p" tone="subdued">
        {t("message.suggestion", { text: suggestion })}
      </Text>
    </BlockStack>
  ));
};
