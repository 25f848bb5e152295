import { Checkbox, Select, TextField } from "@shopify/polaris";
import { SUBJECT_CHARS, TEXT_CHARS } from "~/contracts/staff-contact";
import { useI18n } from "~/i18n/context";
import { languageName } from "~/i18n/names";

export type Written = {
  readonly subject: string;
  readonly text: string;
  readonly language: string;
  readonly withOpen: boolean;
};

/** What staff write; who writes, where to answer and how to stop stand below it by themselves. */
export const MessageFields = ({
  written,
  languages,
  change,
}: {
  written: Written;
  languages: readonly string[];
  change: (part: Partial<Written>) => void;
}) => {
  const { t, locale } = useI18n();
  return (
    <>
      <TextField
        label={t("message.subject")}
        helpText={t("message.subject_help")}
        value={written.subject}
        maxLength={SUBJECT_CHARS}
        autoComplete="off"
        onChange={(subject) => change({ subject })}
      />
      <TextField
        label={t("message.text")}
        helpText={t("message.text_help")}
        value={written.text}
        maxLength={TEXT_CHARS}
        multiline={5}
        autoComplete="off"
        onChange={(text) => change({ text })}
      />
      <Select
        label={t("message.language")}
        options={languages.map((value) => ({ value, label: languageName(value, locale) }))}
        value={written.language}
        onChange={(language) => change({ language })}
      />
      <Checkbox
        label={t("message.with_open")}
        helpText={t("message.with_open_help")}
        checked={written.withOpen}
        onChange={(withOpen) => change({ withOpen })}
      />
    </>
  );
};
