import { Box, BlockStack, IndexTable, Link, Text } from "@shopify/polaris";
import { PagedTable } from "~/components/health-parts";
import type { Wire } from "~/components/home-cards";
import { placeName } from "~/components/law-places";
import type { Confidence } from "~/domain/compliance/rules";
import type { JurisdictionSummary } from "~/domain/compliance/overview";
import { useI18n } from "~/i18n/context";
import { countryName } from "~/i18n/names";

type Summary = Wire<JurisdictionSummary>;
type Wanted = { readonly country: string; readonly search: string };

const CONFIDENCE = ["R", "S", "G", "H"] as const satisfies readonly Confidence[];

/** A place is found by its name in the reader's language, by its countries, and by the ids of its rules. */
const useMatches = ({ country, search }: Wanted) => {
  const { t, locale } = useI18n();
  const wanted = search.toLowerCase();
  return ({ id, countries, ruleIds, noteIds }: Summary): boolean =>
    (country === "" || countries.includes(country)) &&
    [placeName(id, locale, t), ...countries.map((code) => countryName(code, locale)), ...ruleIds, ...noteIds].some(
      (name) => name.toLowerCase().includes(wanted),
    );
};

/** On what the rules of a place stand, in a line. */
const useGround = () => {
  const { t, number } = useI18n();
  return ({ confidence }: Summary): string =>
    CONFIDENCE.filter((id) => confidence[id] > 0)
      .map((id) => t("rules.ground", { confidence: t(`law.confidence.${id}`), number: number(confidence[id]) }))
      .join(" · ");
};

/** All jurisdictions that are served, or those sought. */
export const LawList = ({ places, wanted, isLoading }: { places: readonly Summary[]; wanted: Wanted; isLoading: boolean }) => {
  const { t, locale, day } = useI18n();
  const ground = useGround();
  const rows = places.filter(useMatches(wanted));
  const name = ({ id }: Summary) => <Link url={`/app/rules/${id}`}>{placeName(id, locale, t)}</Link>;
  const count = ({ ruleIds, noteIds }: Summary) =>
    [t("rules.count", { count: ruleIds.length }), ...(noteIds.length === 0 ? [] : [t("rules.notes", { count: noteIds.length })])].join(t("law.separator")); // prettier-ignore
  return (
    <PagedTable
      list={{ rows, total: rows.length, page: 1, pageSize: Math.max(1, rows.length) }}
      headings={["place", "rules", "ground", "read"].map((column) => t(`rules.column.${column}`))}
      empty={{ title: t("rules.none"), text: t("rules.none_text") }}
      isLoading={isLoading}
      go={() => undefined}
      narrow={(row) => (
        <Box padding="300">
          <BlockStack gap="050">
            <div>{name(row)}</div>
            <Text as="span">{count(row)}</Text>
            <div style={{ whiteSpace: "normal" }}>
              <Text as="span" tone="subdued">
                {ground(row)}
              </Text>
            </div>
            <Text as="span" tone="subdued">
              {t("rules.read", { day: day(row.reviewedOn) })}
            </Text>
          </BlockStack>
        </Box>
      )}
      cells={(row) => (
        <>
          <IndexTable.Cell>{name(row)}</IndexTable.Cell>
          <IndexTable.Cell>{count(row)}</IndexTable.Cell>
          <IndexTable.Cell>
            <div style={{ whiteSpace: "normal" }}>{ground(row)}</div>
          </IndexTable.Cell>
          <IndexTable.Cell>{day(row.reviewedOn)}</IndexTable.Cell>
        </>
      )}
    />
  );
}; // prettier-ignore
