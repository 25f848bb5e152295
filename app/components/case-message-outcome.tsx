import { Banner, BlockStack } from "@shopify/polaris";
import { GateWhy, type Answer } from "~/components/case-gate-answer";
import { Findings, type Explained } from "~/components/case-message-review";
import { useI18n } from "~/i18n/context";

export type Outcome =
  | { readonly kind: "sent" | "already" | "bounced" | "failed" | "not_sent" | "unknown" }
  | { readonly kind: "refused"; readonly answer: Answer }
  | { readonly kind: "blocked"; readonly findings: readonly Explained[] };

/** It was made, whatever became of it: the same words are not sent again. */
export const isMade = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined && outcome.kind !== "refused" && outcome.kind !== "blocked";

const TONES = {
  sent: "success",
  already: "info",
  not_sent: "info",
  unknown: "warning",
  bounced: "critical",
  failed: "critical",
  refused: "warning",
  blocked: "critical",
} as const;

/** What became of a message that somebody sent, or why it was not sent. */
export const MessageOutcome = ({ outcome }: { outcome: Outcome }) => {
  const { t } = useI18n();
  return (
    <Banner tone={TONES[outcome.kind]} title={t(`message.outcome.${outcome.kind}`)}>
      <BlockStack gap="200">
        {outcome.kind === "refused" && <GateWhy answer={outcome.answer} />}
        {outcome.kind === "blocked" && <Findings findings={outcome.findings} />}
      </BlockStack>
    </Banner>
  );
};
