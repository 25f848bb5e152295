import { Button, InlineGrid, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useI18n } from "~/i18n/context";

/** A search that begins with the button or with Enter, beside the choices that narrow the same list at once. */
export const SearchForm = ({
  label,
  help,
  search,
  choices,
  change,
}: {
  label: string;
  help: string;
  search: string;
  /** Selects, one for each column. */
  choices: readonly ReactNode[];
  change: (part: { search: string }) => void;
}) => {
  const { t } = useI18n();
  const [text, setText] = useState(search);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change({ search: text });
      }}
    >
      <InlineGrid
        columns={{ xs: 1, md: ["2fr", ...choices.map(() => "1fr" as const)].join(" ") }}
        gap="300"
        alignItems="start"
      >
        <TextField
          label={label}
          helpText={help}
          value={text}
          autoComplete="off"
          clearButton
          onClearButtonClick={() => {
            setText("");
            change({ search: "" });
          }}
          onChange={setText}
          connectedRight={<Button submit>{t("cases.find")}</Button>}
        />
        {choices}
      </InlineGrid>
    </form>
  );
};
