import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AdminOrderWidget } from "~/contracts/extension";
import { day, moment, money } from "./format";

type Debt = Extract<AdminOrderWidget, { kind: "debt" }>;
type State =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | { readonly kind: "ready"; readonly widget: AdminOrderWidget };

/** A longer schedule is folded up, because the block has little room. */
const SHOWN = 6;
const TONES = { low: "success", medium: "caution", high: "warning" } as const;

const t = (key: string, values?: Record<string, string | number>): string => shopify.i18n.translate(key, values);

const load = async (body?: object): Promise<AdminOrderWidget> => {
  const id = encodeURIComponent(shopify.data.selected[0]?.id ?? "");
  const init = body && { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const answer = await fetch(`/api/extension/admin/order?id=${id}`, init ?? {});
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return (await answer.json()) as AdminOrderWidget;
};

const Instalments = ({ debt }: { debt: Debt }) => {
  const [all, setAll] = useState(false);
  const shown = all ? debt.instalments : debt.instalments.slice(0, SHOWN);
  const stateOf = (row: Debt["instalments"][number]): string => {
    if (row.state !== "open") return t(row.state);
    return row.daysPastDue > 0 ? t("days_late", { days: row.daysPastDue }) : t("due", { day: day(row.dueOn) });
  };
  return (
    <s-stack gap="small-300">
      {shown.map((row) => (
        <s-text key={row.sequence}>
          {t("instalment", { n: row.sequence })} · {money(row.amountMinor, debt.currency)} · {stateOf(row)}
        </s-text>
      ))}
      {!all && debt.instalments.length > SHOWN && (
        <s-button onClick={() => setAll(true)}>{t("more", { count: debt.instalments.length })}</s-button>
      )}
    </s-stack>
  );
};

const Hold = ({ hold }: { hold: NonNullable<Debt["hold"]> }) => {
  const reason = t(`reason.${hold.reason}`);
  return (
    <s-banner tone="info">
      {hold.until === null ? t("hold", { reason }) : t("hold_until", { reason, until: moment(hold.until) })}
    </s-banner>
  );
};

/** What was said, what comes next, and the switch between the two. */
const Contacts = ({ debt, isBusy, act }: { debt: Debt; isBusy: boolean; act: (body: object) => void }) => {
  const zone = debt.nextContactTimeZone ?? "UTC";
  const isPaused = debt.hold !== null && !debt.hold.liftsItself;
  return (
    <s-stack gap="small">
      <s-text>{debt.nextContactAt ? t("next", { at: moment(debt.nextContactAt, zone), zone }) : t("next_none")}</s-text>
      {debt.lastContactAt && <s-text color="subdued">{t("last", { at: moment(debt.lastContactAt) })}</s-text>}
      <s-button disabled={isBusy} onClick={() => act(isPaused ? { action: "resume" } : { action: "pause", days: 7 })}>
        {t(isPaused ? "resume" : "pause")}
      </s-button>
    </s-stack>
  );
};

const DebtView = ({ debt, isBusy, act }: { debt: Debt; isBusy: boolean; act: (body: object) => void }) => (
  <s-stack gap="base">
    <s-stack direction="inline" gap="small">
      <s-badge>{t(`state.${debt.state}`)}</s-badge>
      {debt.tier && debt.state === "open" && <s-badge tone={TONES[debt.tier]}>{t(`tier.${debt.tier}`)}</s-badge>}
      <s-text type="strong">{t("owed", { amount: money(debt.owedMinor, debt.currency) })}</s-text>
      {debt.lateMinor > 0 && <s-text>{t("late", { amount: money(debt.lateMinor, debt.currency) })}</s-text>}
    </s-stack>
    {debt.company !== "" && <s-text color="subdued">{debt.company}</s-text>}
    {debt.hold && <Hold hold={debt.hold} />}
    <Instalments debt={debt} />
    {debt.state === "open" && <Contacts debt={debt} isBusy={isBusy} act={act} />}
    {debt.caseUrl !== "" && <s-link href={debt.caseUrl}>{t("case")}</s-link>}
  </s-stack>
);

const Block = () => {
  const [state, setState] = useState<State>({ kind: "loading" });
  const [isBusy, setBusy] = useState(false);
  const run = (body?: object): void => {
    setBusy(true);
    load(body)
      .then((widget) => setState({ kind: "ready", widget }))
      .catch(() => setState({ kind: "failed" }))
      .finally(() => setBusy(false));
  };
  useEffect(() => run(), []);
  return (
    <s-admin-block heading={t("title")}>
      {state.kind === "loading" && <s-spinner accessibilityLabel={t("loading")} />}
      {state.kind === "failed" && (
        <s-stack gap="base">
          <s-banner tone="critical">{t("error")}</s-banner>
          <s-button onClick={() => run()}>{t("retry")}</s-button>
        </s-stack>
      )}
      {state.kind === "ready" && state.widget.kind === "none" && (
        <s-paragraph>{t(`none.${state.widget.reason}`)}</s-paragraph>
      )}
      {state.kind === "ready" && state.widget.kind === "debt" && (
        <DebtView debt={state.widget} isBusy={isBusy} act={run} />
      )}
    </s-admin-block>
  );
};

export default function OrderBlock() {
  render(<Block />, document.body);
}
