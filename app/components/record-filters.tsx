import { Button, InlineGrid, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { RecordQuery } from "~/contracts/record";
import { useI18n } from "~/i18n/context";

type Filters = Pick<RecordQuery, "tab" | "rule" | "search" | "from" | "to">;

/** By rule, by customer and by day; nothing is sought before the button is pressed. */
export const RecordFilters = ({
  query,
  change,
}: {
  query: Filters;
  change: (part: Record<string, string>) => void;
}) => {
  const { t } = useI18n();
  const [rule, setRule] = useState(query.rule);
  const [search, setSearch] = useState(query.search);
  const [from, setFrom] = useState(query.from ?? "");
  const [to, setTo] = useState(query.to ?? "");
  const isFiltered = [query.rule, query.search, query.from ?? "", query.to ?? ""].some((part) => part !== "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change({ rule, search, from, to });
      }}
    >
      <InlineGrid columns={{ xs: 1, md: query.tab === "stopped" ? 4 : 3 }} gap="300" alignItems="start">
        <TextField
          label={t("record.customer")}
          helpText={t("cases.search_help")}
          value={search}
          autoComplete="off"
          onChange={setSearch}
        />
        {query.tab === "stopped" && (
          <TextField
            label={t("record.rule")}
            helpText={t("record.rule_help")}
            value={rule}
            autoComplete="off"
            onChange={setRule}
          />
        )}
        <TextField label={t("record.from")} type="date" value={from} autoComplete="off" onChange={setFrom} />
        <TextField label={t("record.to")} type="date" value={to} autoComplete="off" onChange={setTo} />
      </InlineGrid>
      <div style={{ paddingTop: 12 }}>
        <InlineStack gap="200">
          <Button submit>{t("cases.find")}</Button>
          {isFiltered && (
            <Button variant="plain" onClick={() => change({ rule: "", search: "", from: "", to: "" })}>
              {t("record.clear")}
            </Button>
          )}
        </InlineStack>
      </div>
    </form>
  );
};
