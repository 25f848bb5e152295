import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useCallback, useEffect } from "react";
import { useAnswer } from "~/components/use-answer";
import type { Finding } from "~/domain/messages/types";
import { useI18n } from "~/i18n/context";

export type Explained = Finding & { readonly why: string; readonly suggestion: string };
type Reviewed = { readonly review: { readonly ok: boolean; readonly findings: readonly Explained[] } | null };

/** Typing rests this long before the text is looked at. */
const REST_MS = 600;

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
  useEffect(() => {
    if (isEmpty) return undefined;
    const timer = setTimeout(ask, REST_MS);
    return () => clearTimeout(timer);
  }, [ask, isEmpty]);
  return { review: isEmpty ? undefined : answerTo(key)?.review, ask };
};

/** The words in question, why, and what may be written instead. */
export const Findings = ({ findings }: { findings: readonly Explained[] }) => {
  const { t } = useI18n();
  return findings.map(({ class: id, severity, excerpt, start, end, why, suggestion }) => (
    <BlockStack key={`${id}:${String(start)}:${String(end)}`} gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={severity === "block" ? "critical" : "attention"}>{t(`message.severity.${severity}`)}</Badge>
        <Text as="span" fontWeight="semibold" breakWord>
          {excerpt}
        </Text>
      </InlineStack>
      <Text as="p">{why}</Text>
      <Text as="p" tone="subdued">
        {suggestion}
      </Text>
    </BlockStack>
  ));
};
