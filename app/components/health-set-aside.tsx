import { Box, Button, IndexTable, InlineStack } from "@shopify/polaris";
import type { Paged, SetAsideRow } from "~/contracts/health";
import { PagedTable, Stacked } from "~/components/health-parts";
import type { Wire } from "~/components/home-cards";
import { useI18n } from "~/i18n/context";

type Act = (fields: Record<string, string>) => void;

const SetAsideActions = ({ id, isBusy, act }: { id: string; isBusy: boolean; act: Act }) => {
  const { t } = useI18n();
  return (
    <InlineStack gap="200">
      <Button size="slim" disabled={isBusy} onClick={() => act({ intent: "replay", id })}>
        {t("health.replay")}
      </Button>
      <Button size="slim" variant="plain" disabled={isBusy} onClick={() => act({ intent: "dismiss", id })}>
        {t("health.dismiss")}
      </Button>
    </InlineStack>
  );
};

const tailOf = (resourceId: string): string => resourceId.slice(resourceId.lastIndexOf("/") + 1);

/** The whole error, as it was: it is what support asks for. Mail that is nobody's shows who wrote what. */
const ErrorText = ({ row: { error, mail } }: { row: Wire<SetAsideRow> }) => (
  <div style={{ maxWidth: 480, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
    {[error, ...(mail ? [`${mail.from}: ${mail.subject}`, mail.text] : [])].join("\n")}
  </div>
);

const SetAsideWhat = ({ row }: { row: Wire<SetAsideRow> }) => {
  const { t, moment } = useI18n();
  return (
    <Stacked
      title={row.mail ? t("health.kind.mail") : t(`health.kind.${row.kind}`, { id: tailOf(row.resourceId) })}
      lines={[
        ...(row.topic === "" ? [] : [row.topic]),
        t("health.tried", { count: row.attempts, at: moment(row.lastAt) }),
      ]}
    />
  );
};

/** One page of what could not be understood, with its error and what can be done. */
export const SetAsideTable = ({
  list,
  isLoading,
  isBusy,
  act,
  go,
}: {
  list: Wire<Paged<SetAsideRow>>;
  isLoading: boolean;
  isBusy: boolean;
  act: Act;
  go: (page: number) => void;
}) => {
  const { t } = useI18n();
  const columns = ["what", "error", "actions"];
  return (
    <PagedTable
      list={list}
      headings={columns.map((column) => t(`health.column.${column}`))}
      empty={{ title: t("health.none_aside"), text: t("health.none_aside_text") }}
      isLoading={isLoading}
      go={go}
      narrow={(row) => (
        <Box paddingInline="300" paddingBlockEnd="300">
          <SetAsideWhat row={row} />
          <ErrorText row={row} />
          <SetAsideActions id={row.id} isBusy={isBusy} act={act} />
        </Box>
      )}
      cells={(row) => (
        <>
          <IndexTable.Cell>
            <SetAsideWhat row={row} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <ErrorText row={row} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <SetAsideActions id={row.id} isBusy={isBusy} act={act} />
          </IndexTable.Cell>
        </>
      )}
    />
  );
};
