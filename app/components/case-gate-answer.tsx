import { Badge, InlineStack, List, Text, TextField } from "@shopify/polaris";
import { JUSTIFICATION_CHARS, type StaffAnswer } from "~/contracts/staff-contact";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

export type Answer = Wire<StaffAnswer>;

/** The question, and the gate's answer in a word. */
export const GateTitle = ({ title, level, isAllowed }: { title: string; level: "h2" | "h3"; isAllowed: boolean }) => {
  const { t } = useI18n();
  return (
    <InlineStack align="space-between" blockAlign="center">
      <Text as={level} variant={level === "h2" ? "headingMd" : "headingSm"}>
        {title}
      </Text>
      <Badge tone={isAllowed ? "success" : "attention"}>{t(isAllowed ? "staff.yes" : "staff.no")}</Badge>
    </InlineStack>
  );
};

/** What speaks against it, with its source, and the next good moment. */
export const GateWhy = ({ answer }: { answer: Answer }) => {
  const { t, moment } = useI18n();
  return (
    <>
      {answer.stop !== null && <Text as="p">{t(`staff.stop.${answer.stop}`)}</Text>}
      {answer.reasons.length > 0 && (
        <List>
          {answer.reasons.map(({ rule, citation }) => (
            <List.Item key={rule}>
              {rule}: {citation}
            </List.Item>
          ))}
        </List>
      )}
      {answer.nextAllowedAt !== null && <Text as="p">{t("record.until", { at: moment(answer.nextAllowedAt) })}</Text>}
    </>
  );
};

/** A reason in writing, asked for where only habits of the house speak against the contact. */
export const Justification = (field: {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly change: (value: string) => void;
}) => (
  <TextField
    label={field.label}
    helpText={field.help}
    value={field.value}
    maxLength={JUSTIFICATION_CHARS}
    autoComplete="off"
    onChange={field.change}
  />
);
