import { Select } from "@shopify/polaris";
import { SearchForm } from "~/components/search-form";
import { useI18n } from "~/i18n/context";
import { countryName } from "~/i18n/names";

type Props = {
  countries: readonly string[];
  country: string;
  search: string;
  change: (part: Record<string, string>) => void;
};

/** By country, and by the name of a place or the id of a rule. */
export const LawFilters = ({ countries, country, search, change }: Props) => {
  const { t, locale } = useI18n();
  const options = countries
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <SearchForm
      label={t("rules.search")}
      help={t("rules.search_help")}
      search={search}
      change={change}
      choices={[
        <Select
          key="country"
          label={t("rules.country")}
          options={[{ value: "", label: t("rules.all_countries") }, ...options]}
          value={country}
          onChange={(value) => change({ country: value })}
        />,
      ]}
    />
  );
};
