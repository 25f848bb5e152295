import { Badge, BlockStack, Button, Card, InlineStack, List, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useAnswer } from "~/components/use-answer";
import { OVERRIDE_REASONS, type CustomerRisk } from "~/contracts/segments";
import type { Wire } from "~/components/home-cards";
import { actorWords } from "~/components/log-words";
import { useRiskWords } from "~/components/risk-words";
import { useI18n } from "~/i18n/context";

type Risk = Wire<CustomerRisk>;
type Ask = (fields: Record<string, string>) => void;

/** Who chose the segment, when and why; the computed one goes on beside it. */
const Chosen = ({ risk, isBusy, ask }: { risk: Risk; isBusy: boolean; ask: Ask }) => {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { nameIn } = useRiskWords();
  const { override, computed, choices } = risk;
  if (override === null) return null;
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Badge tone="info">{t("risk.by_hand")}</Badge>
      </InlineStack>
      <Text as="p">
        {t("risk.chosen_by", {
          who: actorWords(override.by, i18n),
          at: moment(override.at),
          reason: t(`risk.reason.${override.reason}`),
        })}
      </Text>
      {override.note !== "" && <Text as="p">{override.note}</Text>}
      {computed !== null && (
        <Text as="p" tone="subdued">
          {t("risk.computed", { name: nameIn(choices, computed) })}
        </Text>
      )}
      <InlineStack>
        <Button disabled={isBusy} onClick={() => ask({ intent: "segment_release" })}>
          {t("risk.release")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
};

const ChooseForm = ({ risk, isBusy, ask }: { risk: Risk; isBusy: boolean; ask: Ask }) => {
  const { t } = useI18n();
  const { nameOf } = useRiskWords();
  const [form, setForm] = useState({ segment: "", reason: "", note: "" });
  const change = (part: Partial<typeof form>) => setForm((current) => ({ ...current, ...part }));
  const none = { value: "", label: t("risk.choose") };
  return (
    <BlockStack gap="200">
      <Select
        label={t("risk.other_segment")}
        helpText={t("risk.other_segment_help")}
        options={[
          none,
          ...risk.choices.map(({ key, name, tier }) => ({
            value: key,
            label: `${nameOf(name)} (${t(`tier.${tier}`)})`,
          })),
        ]}
        value={form.segment}
        onChange={(segment) => change({ segment })}
      />
      <Select
        label={t("risk.why")}
        options={[none, ...OVERRIDE_REASONS.map((value) => ({ value, label: t(`risk.reason.${value}`) }))]}
        value={form.reason}
        onChange={(reason) => change({ reason })}
      />
      <TextField
        label={t("risk.note")}
        value={form.note}
        maxLength={300}
        multiline={2}
        autoComplete="off"
        onChange={(note) => change({ note })}
      />
      <InlineStack>
        <Button
          disabled={isBusy || form.segment === "" || form.reason === ""}
          onClick={() => ask({ intent: "segment_set", ...form })}
        >
          {t("risk.set")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
};

/** The customer's segment, what of the open instalments is expected to be lost, and a person's right to decide. */
export const RiskCustomer = ({ caseId, risk }: { caseId: string; risk: Risk }) => {
  const { t, money, day } = useI18n();
  const { nameIn } = useRiskWords();
  const { isBusy, ask: send } = useAnswer(`/app/cases/${encodeURIComponent(caseId)}/segment`);
  const ask: Ask = (fields) => send(fields["intent"] ?? "", fields);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("risk.segment")}
        </Text>
        <Text as="p">{risk.segment === null ? t("risk.no_segment") : nameIn(risk.choices, risk.segment)}</Text>
        <Chosen risk={risk} isBusy={isBusy} ask={ask} />
        {risk.instalments.length > 0 && (
          <>
            <Text as="h3" variant="headingSm">
              {t("risk.expected_loss")}
            </Text>
            <List>
              {risk.instalments.map(({ id, orderName, dueOn, currency, balanceMinor, expectedLossMinor }) => (
                <List.Item key={id}>
                  {t("risk.instalment", {
                    order: orderName,
                    day: day(dueOn),
                    loss: money(expectedLossMinor, currency),
                    open: money(balanceMinor, currency),
                  })}
                </List.Item>
              ))}
            </List>
          </>
        )}
        <ChooseForm risk={risk} isBusy={isBusy} ask={ask} />
      </BlockStack>
    </Card>
  );
};
