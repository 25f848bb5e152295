import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Badge, Banner, BlockStack, InlineGrid, Layout, Page } from "@shopify/polaris";
import { CaseActionsCard } from "~/components/case-actions";
import { CaseInstalments } from "~/components/case-instalments";
import { CaseNext } from "~/components/case-next";
import { CaseScore } from "~/components/case-score";
import { CaseTimeline } from "~/components/case-timeline";
import { RecordDownloadCard } from "~/components/record-download";
import { Metric } from "~/components/metric";
import { NotFound } from "~/components/page-error";
import { getDeps } from "~/composition.server";
import { localParts } from "~/domain/time/local";
import { useI18n } from "~/i18n/context";
import { actOnCase, caseActionSchema } from "~/services/cases/case-actions.server";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, now } = getDeps();
  const view = await views.caseDetail(shop.id, params["caseId"] ?? "", now());
  return { view: view ?? null, today: localParts(now(), shop.timeZone).dateKey };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const { views, caseActions, now } = getDeps();
  const parsed = caseActionSchema.safeParse(Object.fromEntries(await request.formData()));
  const customerId = await views.customerOfCase(shop.id, params["caseId"] ?? "");
  if (!parsed.success || customerId === undefined) return { error: "not_understood" };
  const done = await actOnCase(caseActions, { shop, customerId, action: parsed.data, actor, now: now() });
  return { error: done.ok ? undefined : done.error };
};

export default function Case() {
  const { view, today } = useLoaderData<typeof loader>();
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
              <CaseNext next={view.next} noContactReason={view.noContactReason} isOpen={view.state === "open"} />
              <CaseInstalments instalments={view.instalments} today={today} />
              <CaseTimeline entries={view.timeline} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <CaseActionsCard holds={view.holds} isBusy={isBusy} error={answer?.error} today={today} submit={submit} />
              <RecordDownloadCard caseId={view.id} />
              <CaseScore view={view} submit={(intent) => submit({ intent })} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
