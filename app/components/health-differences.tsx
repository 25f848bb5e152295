import { IndexTable } from "@shopify/polaris";
import type { DifferenceRow, Paged } from "~/contracts/health";
import { PagedTable, Stacked } from "~/components/health-parts";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

/** A value of one side in words: an amount, a date, or that this side has nothing. */
const useValue = () => {
  const { t, money, moment } = useI18n();
  return ({ field, currency }: Pick<Wire<DifferenceRow>, "field" | "currency">, value: string): string => {
    if (value === "") return t("health.nothing");
    return field === "due_date" ? moment(value) : money(Number(value), currency);
  };
};

const DifferenceCells = ({ row }: { row: Wire<DifferenceRow> }) => {
  const { t, moment } = useI18n();
  const value = useValue();
  return (
    <>
      <IndexTable.Cell>{row.orderName}</IndexTable.Cell>
      <IndexTable.Cell>{t(`health.field.${row.field}`)}</IndexTable.Cell>
      <IndexTable.Cell>{value(row, row.ours)}</IndexTable.Cell>
      <IndexTable.Cell>{value(row, row.theirs)}</IndexTable.Cell>
      <IndexTable.Cell>{t(`health.cause.${row.cause}`)}</IndexTable.Cell>
      <IndexTable.Cell>{moment(row.mendedAt ?? row.foundAt)}</IndexTable.Cell>
    </>
  );
};

/** One page of differences, open or mended. */
export const DifferenceTable = ({
  list,
  isLoading,
  go,
}: {
  list: Wire<Paged<DifferenceRow>>;
  isLoading: boolean;
  go: (page: number) => void;
}) => {
  const { t, moment } = useI18n();
  const value = useValue();
  const columns = ["order", "field", "ours", "theirs", "cause", "at"];
  return (
    <PagedTable
      list={list}
      headings={columns.map((column) => t(`health.column.${column}`))}
      empty={{ title: t("health.no_differences"), text: t("health.no_differences_text") }}
      isLoading={isLoading}
      go={go}
      narrow={(row) => (
        <Stacked
          title={row.orderName}
          badge={t(`health.field.${row.field}`)}
          lines={[
            t("health.here_there", { ours: value(row, row.ours), theirs: value(row, row.theirs) }),
            t(`health.cause.${row.cause}`),
            moment(row.mendedAt ?? row.foundAt),
          ]}
        />
      )}
      cells={(row) => <DifferenceCells row={row} />}
    />
  );
};
