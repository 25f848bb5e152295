import { FormLayout, TextField } from "@shopify/polaris";
import { useI18n } from "~/i18n/context";

export const SENDER_FIELDS = ["senderName", "senderEmail", "replyTo", "postalAddress", "supportUrl", "taxId"] as const;
export type Sender = Record<(typeof SENDER_FIELDS)[number], string>;
export type FieldErrors = Readonly<Record<string, string | undefined>>;

const TYPES: Partial<Record<keyof Sender, "email" | "url">> = {
  senderEmail: "email",
  replyTo: "email",
  supportUrl: "url",
};

/** Who writes to the customers: always the merchant itself. */
export const SenderFields = ({
  value,
  errors,
  onChange,
}: {
  value: Sender;
  errors: FieldErrors;
  onChange: (value: Sender) => void;
}) => {
  const { t } = useI18n();
  return (
    <FormLayout>
      {SENDER_FIELDS.map((field) => (
        <TextField
          key={field}
          name={field}
          label={t(`sender.${field}`)}
          helpText={t(`sender.${field}_help`)}
          type={TYPES[field] ?? "text"}
          value={value[field]}
          error={errors[field] === undefined ? undefined : t(`sender.${field}_error`)}
          autoComplete="off"
          onChange={(text) => onChange({ ...value, [field]: text })}
        />
      ))}
    </FormLayout>
  );
};
