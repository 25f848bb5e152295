import { Box, IndexTable } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { RecordView } from "~/contracts/record";
import { PagedTable } from "~/components/health-parts";
import type { Wire } from "~/components/home-cards";
import { actorWords } from "~/components/log-words";
import { DroppedWhat, LogWhat, SentWhat, StoppedWhat, Who } from "~/components/record-rows";
import { useI18n } from "~/i18n/context";

type Change = (part: Record<string, string>) => void;
type Shown = { readonly id: string; readonly at: Date | string; readonly who: ReactNode; readonly what: ReactNode };

/** The rows of whichever list is open, each as when, who and what. */
const rowsOf = (record: Wire<RecordView>, change: Change, t: (key: string) => string): Shown[] => {
  const onRule = (rule: string) => change({ rule });
  switch (record.tab) {
    case "stopped":
      return record.list.rows.map((row) => ({ ...row, who: <Who row={row} />, what: <StoppedWhat row={row} onRule={onRule} /> })); // prettier-ignore
    case "dropped":
      return record.list.rows.map((row) => ({ ...row, who: <Who row={row} />, what: <DroppedWhat row={row} /> }));
    case "sent":
      return record.list.rows.map((row) => ({ ...row, who: <Who row={row} />, what: <SentWhat row={row} /> }));
    case "log":
      return record.list.rows.map((row) => ({
        ...row,
        who: actorWords(row.actor, { t }),
        what: <LogWhat row={row} />,
      }));
  }
};

/** One page of the record. */
export const RecordTable = ({
  record,
  isLoading,
  change,
}: {
  record: Wire<RecordView>;
  isLoading: boolean;
  change: Change;
}) => {
  const { t, moment } = useI18n();
  const headings = ["at", record.tab === "log" ? "actor" : "who", "what"];
  return (
    <PagedTable
      list={{ ...record.list, rows: rowsOf(record, change, t) }}
      headings={headings.map((column) => t(`record.column.${column}`))}
      empty={{ title: t("record.none"), text: t("record.none_text") }}
      isLoading={isLoading}
      go={(page) => change({ page: String(page) })}
      narrow={({ at, who, what }) => (
        <Box padding="300">
          <div>{moment(at)}</div>
          <div>{who}</div>
          {what}
        </Box>
      )}
      cells={({ at, who, what }) => (
        <>
          <IndexTable.Cell>{moment(at)}</IndexTable.Cell>
          <IndexTable.Cell>{who}</IndexTable.Cell>
          <IndexTable.Cell>{what}</IndexTable.Cell>
        </>
      )}
    />
  );
};
