import { Badge, BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { DroppedRow, LogRow, SentRow, StoppedRow } from "~/contracts/record";
import type { Wire } from "~/components/home-cards";
import { logWords } from "~/components/log-words";
import { useI18n } from "~/i18n/context";

/** The customer, with the way to the case. */
export const Who = ({ row }: { row: { customerName: string; caseId: string | null } }) => {
  const { t } = useI18n();
  const name = row.customerName || t("case.no_name");
  return row.caseId === null ? <>{name}</> : <Link url={`/app/cases/${encodeURIComponent(row.caseId)}`}>{name}</Link>;
};

/** Long citations wrap inside their cell. */
const Wrapped = ({ children }: { children: ReactNode }) => (
  <div style={{ maxWidth: 720, whiteSpace: "normal", overflowWrap: "anywhere" }}>{children}</div>
);

/** What a rule stopped: which message, which rules say so, and when it may go. */
export const StoppedWhat = ({ row, onRule }: { row: Wire<StoppedRow>; onRule: (rule: string) => void }) => {
  const { t, moment } = useI18n();
  return (
    <Wrapped>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Badge tone={row.verdict === "deny" ? "critical" : "attention"}>{t(`record.verdict.${row.verdict}`)}</Badge>
          <Text as="span">{row.templateId === null ? "" : t(`template.${row.templateId}`)}</Text>
          <Text as="span" tone="subdued">
            {t(`record.stage.${row.stage}`)}
          </Text>
        </InlineStack>
        {row.reasons.map(({ rule, citation }) => (
          <InlineStack key={rule} gap="200" blockAlign="center">
            <Button size="micro" variant="plain" onClick={() => onRule(rule)}>
              {rule}
            </Button>
            <Text as="span" tone="subdued">
              {citation}
            </Text>
          </InlineStack>
        ))}
        {row.nextAllowedAt !== null && <Text as="p">{t("record.until", { at: moment(row.nextAllowedAt) })}</Text>}
      </BlockStack>
    </Wrapped>
  );
};

/** What was planned and is no longer wanted; words that may not be sent are explained. */
export const DroppedWhat = ({ row }: { row: Wire<DroppedRow> }) => {
  const { t } = useI18n();
  const [reason = "", classes = ""] = row.reason.split(":");
  return (
    <Wrapped>
      {t(`template.${row.templateId}`)} · {row.orderNames} · {t(`record.dropped.${reason}`)}
      {classes !== "" && (
        <Text as="p" tone="subdued">
          {classes
            .split(",")
            .map((id) => t(`review.${id}.why`))
            .join(" ")}
        </Text>
      )}
    </Wrapped>
  );
};

/** What was sent, and what came of it. */
export const SentWhat = ({ row }: { row: Wire<SentRow> }) => {
  const { t } = useI18n();
  return (
    <InlineStack gap="200">
      <Text as="span">
        {t(`template.${row.templateId}`)} · {t(`channel.${row.channel}`)}
      </Text>
      <Badge tone={row.outcome === "sent" ? "success" : "attention"}>{t(`outcome.${row.outcome}`)}</Badge>
      {row.testMode && <Badge>{t("record.test")}</Badge>}
    </InlineStack>
  );
};

/** What was decided, and the few words kept with it. */
export const LogWhat = ({ row }: { row: Wire<LogRow> }) => {
  const { t, moment } = useI18n();
  const key = `record.action.${row.action.replaceAll(".", "_")}`;
  const action = t(key);
  return (
    <Wrapped>
      <Text as="p">{action === key ? row.action : action}</Text>
      {logWords(row, { t, moment }).map((line, i) => (
        <Text key={i} as="p" tone="subdued">
          {line}
        </Text>
      ))}
    </Wrapped>
  );
};
