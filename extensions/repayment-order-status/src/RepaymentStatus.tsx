import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AccountOrderWidget } from "~/contracts/extension";
import { day, money } from "./format";

type Debt = Extract<AccountOrderWidget, { kind: "debt" }>;
type State =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | { readonly kind: "ready"; readonly widget: AccountOrderWidget };

const SHOWN = 6;
const REASONS = ["illness", "job_loss", "income_drop", "other"] as const;

const t = (key: string, values?: Record<string, string | number>): string => shopify.i18n.translate(key, values);
const locale = (): string => shopify.localization.language.value.isoCode;

/** The app's address is a setting of the block; the extension runs without an origin of its own. */
const addressOf = (path: string): string => {
  const base = shopify.settings.value["app_url"];
  return typeof base === "string" ? new URL(path, base).href : path;
};

const load = async (body?: object): Promise<AccountOrderWidget> => {
  const id = encodeURIComponent(shopify.order.value?.id ?? "");
  const headers = { Authorization: `Bearer ${await shopify.sessionToken.get()}`, "Content-Type": "application/json" };
  const answer = await fetch(addressOf(`/api/extension/account/order?id=${id}`), {
    headers,
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return (await answer.json()) as AccountOrderWidget;
};

const stateOf = (row: Debt["instalments"][number], currency: string): string =>
  row.state === "open" ? t("open", { amount: money(row.balanceMinor, currency, locale()) }) : t(row.state);

const Schedule = ({ debt }: { debt: Debt }) => {
  const [all, setAll] = useState(false);
  const shown = all ? debt.instalments : debt.instalments.slice(0, SHOWN);
  return (
    <s-stack gap="small-300">
      {shown.map((row) => (
        <s-text key={row.sequence}>
          {t("instalment", { day: day(row.dueOn, locale()), amount: money(row.amountMinor, debt.currency, locale()) })}{" "}
          · {stateOf(row, debt.currency)}
        </s-text>
      ))}
      {!all && debt.instalments.length > SHOWN && (
        <s-button onClick={() => setAll(true)}>{t("more", { count: debt.instalments.length })}</s-button>
      )}
    </s-stack>
  );
};

const NeedTime = ({ debt, isBusy, ask }: { debt: Debt; isBusy: boolean; ask: (reason: string) => void }) => {
  const [reason, setReason] = useState<string>("other");
  if (debt.requestOpen)
    return (
      <s-banner tone="info">
        {debt.pausedUntil === null
          ? t("time_done_open")
          : t("time_done", { until: day(debt.pausedUntil.slice(0, 10), locale()) })}
      </s-banner>
    );
  return (
    <s-stack gap="small">
      <s-heading>{t("time_title")}</s-heading>
      <s-text>{t("time_text")}</s-text>
      <s-select
        label={t("time_reason")}
        value={reason}
        onChange={({ currentTarget }) => setReason((currentTarget as { readonly value?: string }).value ?? "other")}
      >
        {REASONS.map((id) => (
          <s-option key={id} value={id}>
            {t(`reason.${id}`)}
          </s-option>
        ))}
      </s-select>
      <s-button disabled={isBusy} onClick={() => ask(reason)}>
        {t("time_ask")}
      </s-button>
    </s-stack>
  );
};

const due = (debt: Debt): string => {
  if (debt.owedMinor === 0) return t("all_paid");
  if (debt.dueNowMinor > 0) return t("due_now", { amount: money(debt.dueNowMinor, debt.currency, locale()) });
  return t("nothing_due", { amount: money(debt.owedMinor, debt.currency, locale()) });
};

const DebtView = ({ debt, isBusy, ask }: { debt: Debt; isBusy: boolean; ask: (reason: string) => void }) => (
  <s-stack gap="base">
    <s-text type="strong">{due(debt)}</s-text>
    {debt.owedMinor > 0 && debt.nextDueOn !== null && (
      <s-text>{t("next_due", { day: day(debt.nextDueOn, locale()) })}</s-text>
    )}
    <Schedule debt={debt} />
    {debt.owedMinor > 0 && debt.payUrl !== "" && (
      <s-button variant="primary" href={debt.payUrl}>
        {t("pay")}
      </s-button>
    )}
    {debt.owedMinor > 0 && <NeedTime debt={debt} isBusy={isBusy} ask={ask} />}
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
  if (state.kind === "loading") return <s-spinner accessibilityLabel={t("loading")} />;
  if (state.kind === "failed")
    return (
      <s-stack gap="base">
        <s-banner tone="critical">{t("error")}</s-banner>
        <s-button onClick={() => run()}>{t("retry")}</s-button>
      </s-stack>
    );
  if (state.widget.kind === "none") return null;
  return (
    <s-section heading={t("title")}>
      <DebtView debt={state.widget} isBusy={isBusy} ask={(reason) => run({ action: "need_time", reason })} />
    </s-section>
  );
};

export default function RepaymentStatus() {
  render(<Block />, document.body);
}
