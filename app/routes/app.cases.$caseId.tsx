import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { Badge, Banner, BlockStack, InlineGrid, Layout, Page } from "@shopify/polaris";
import { CaseActionsCard } from "~/components/case-actions";
import { CaseAnswer } from "~/components/case-answer";
import { CaseCall } from "~/components/case-call";
import { CaseInstalments } from "~/components/case-instalments";
import { CaseMessage } from "~/components/case-message";
import { CaseNext } from "~/components/case-next";
import { CaseReview } from "~/components/case-review";
import { CaseScore } from "~/components/case-score";
import { CaseTimeline } from "~/components/case-timeline";
import { RiskCustomer } from "~/components/risk-customer";
import { RecordDownloadCard } from "~/components/record-download";
import { Metric } from "~/components/metric";
import { NotFound } from "~/components/page-error";
import { staffCallDeps, staffContactDeps } from "~/composition.calls.server";
import { getDeps } from "~/composition.server";
import { localParts } from "~/domain/time/local";
import { useI18n } from "~/i18n/context";
import { actOnCase, caseActionSchema } from "~/services/cases/case-actions.server";
import { mayContact } from "~/services/contacts/may-contact.server";
import { callFormSchema, recordCall } from "~/services/contacts/staff-call.server";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, models, now } = getDeps();
  const view = await views.caseDetail(shop.id, params["caseId"] ?? "", now());
  const today = localParts(now(), shop.timeZone).dateKey;
  if (view === undefined) return { view: null, risk: null, improvements: [], today, call: null, write: null };
  const risk = await views.customerRisk(shop.id, view.customerId, today);
  const improvements = view.score
    ? await views.improvements((await models.scorers(shop.id)).serving, shop.id, view.customerId, view.score.at)
    : [];
  if (view.state !== "open") return { view, risk, improvements, today, call: null, write: null };
  const may = await mayContact(staffContactDeps(getDeps()), shop, view.customerId);
  return { view, risk, improvements, today, ...may };
};

/** Words that were only looked at while they are written change nothing here. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction?.split("?")[0]?.endsWith("/review") !== true && defaultShouldRevalidate;

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const { views, caseActions, now } = getDeps();
  const form = Object.fromEntries(await request.formData());
  const call = callFormSchema.safeParse(form);
  const parsed = caseActionSchema.safeParse(form);
  const customerId = await views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (customerId !== undefined && call.success) {
    const recorded = await recordCall(staffCallDeps(getDeps()), shop, customerId, actor, call.data);
    return { error: recorded.ok ? undefined : recorded.error };
  }
  if (!parsed.success || customerId === undefined) return { error: "not_understood" };
  const done = await actOnCase(caseActions, { shop, customerId, action: parsed.data, actor, now: now() });
  return { error: done.ok ? undefined : done.error };
};

export default function Case() {
  const { view, risk, improvements, today, call, write } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, money } = useI18n();
  const send = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  if (view === null) return <NotFound />;
  const submit = (fields: Record<string, string>) => send(fields, { method: "post" });
  return (
    <Page
      title={view.customerName || t("case.no_name")}
      subtitle={[...view.companies, view.email].filter((part) => part !== "").join(" · ")}
      backAction={{ content: t("nav.cases"), url: "/app/cases" }}
      titleMetadata={
        <Badge tone={view.state === "open" ? "attention" : "success"}>{t(`case.state.${view.state}`)}</Badge>
      }
    >
      <BlockStack gap="400">
        {view.emailBounced && <Banner tone="warning" title={t("case.bounced")} />}
        {view.reminderStopped && <Banner tone="info" title={t("case.unsubscribed")} />}
        <InlineGrid columns={2} gap="400">
          <Metric label={t("home.late")} value={money(view.lateMinor, view.currency)} note={t("case.late_note")} />
          <Metric label={t("home.owed")} value={money(view.owedMinor, view.currency)} note={t("case.owed_note")} />
        </InlineGrid>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <CaseNext view={view} />
              <CaseInstalments instalments={view.instalments} today={today} />
              {write !== null && <CaseMessage caseId={view.id} {...write} />}
              <CaseTimeline entries={view.timeline} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <CaseReview view={view} isBusy={isBusy} submit={submit} />
              <CaseActionsCard holds={view.holds} isBusy={isBusy} error={answer?.error} today={today} submit={submit} />
              {call !== null && (
                <CaseCall
                  answer={call}
                  rulesUrl={`/app/cases/${encodeURIComponent(view.id)}/rules`}
                  isBusy={isBusy}
                  error={answer?.error}
                  submit={submit}
                />
              )}
              <CaseAnswer caseId={view.id} />
              <RecordDownloadCard caseId={view.id} />
              <RiskCustomer caseId={view.id} risk={risk} />
              <CaseScore view={view} improvements={improvements} submit={(intent) => submit({ intent })} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
