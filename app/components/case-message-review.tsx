import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useCallback, useEffect, useState } from "react";
import type { Finding } from "~/domain/messages/types";
import { useI18n } from "~/i18n/context";

export type Explained = Finding & { readonly why: string; readonly suggestion: string };
type Reviewed = { readonly review: { readonly ok: boolean; readonly findings: readonly Explained[] } | null };

/** Typing rests this long before the text is looked at. */
const REST_MS = 600;

/** The review of exactly these words, asked for when typing rests; undefined while they have not been reviewed. */
export const useReview = (caseId: string, subject: string, text: string) => {
  const { locale } = useI18n();
  const { submit, state, data } = useFetcher<Reviewed>();
  const [asked, setAsked] = useState("");
  const key = JSON.stringify([subject, text]);
  const url = `/app/cases/${encodeURIComponent(caseId)}/review?locale=${locale}`;
  const isEmpty = text.trim() === "";
  const ask = useCallback(() => {
    setAsked(JSON.stringify([subject, text]));
    submit({ purpose: "reply", channel: "email", subject, text }, { method: "post", action: url });
  }, [subject, text, url, submit]);
  useEffect(() => {
    if (isEmpty) return undefined;
    const timer = setTimeout(ask, REST_MS);
    return () => clearTimeout(timer);
  }, [ask, isEmpty]);
  return { review: state === "idle" && asked === key && !isEmpty ? data?.review : undefined, ask };
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
