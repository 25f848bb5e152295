import { Button, InlineGrid, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { countryName } from "~/components/law-places";
import { useI18n } from "~/i18n/context";

type Props = {
  countries: readonly string[];
  country: string;
  search: string;
  change: (part: Record<string, string>) => void;
};

/** By country, and by the name of a place or the id of a rule. */
export const LawFilters = ({ countries, country, search, change }: Props) => {
  const { t, locale } = useI18n();
  const [text, setText] = useState(search);
  const options = countries
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change({ search: text });
      }}
    >
      <InlineGrid columns={{ xs: 1, md: "2fr 1fr" }} gap="300" alignItems="start">
        <TextField
          label={t("rules.search")}
          helpText={t("rules.search_help")}
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
        <Select
          label={t("rules.country")}
          options={[{ value: "", label: t("rules.all_countries") }, ...options]}
          value={country}
          onChange={(value) => change({ country: value })}
        />
      </InlineGrid>
    </form>
  );
};
