import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams, type ShouldRevalidateFunction } from "@remix-run/react";
import { BlockStack, Card, EmptyState, Page, Select } from "@shopify/polaris";
import { useState } from "react";
import { ConfirmDialog } from "~/components/admin-bridge";
import { WordingForm } from "~/components/wording-form";
import { WordingHistory } from "~/components/wording-history";
import { WordingInsert } from "~/components/wording-insert";
import { WordingPreview } from "~/components/wording-preview";
import { useWording } from "~/components/wording-state";
import { getDeps } from "~/composition.server";
import { wordingFormSchema, wordingKeySchema } from "~/contracts/wordings";
import { templateLocales } from "~/domain/messages/templates/registry";
import { PARTS } from "~/domain/messages/types";
import { useI18n } from "~/i18n/context";
import { explainInWording } from "~/i18n/explain-finding";
import { languageName } from "~/i18n/names";
import { localeOf } from "~/i18n/translate";
import { readWording, restoreWording, saveWording } from "~/services/messages/wordings.server";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const language = new URL(request.url).searchParams.get("language") ?? "en";
  const key = wordingKeySchema.safeParse({ templateId: params["templateId"], language });
  if (!key.success) return { wording: null };
  const locale = localeOf(request);
  const { checked, ...wording } = await readWording(getDeps().settings, shop, key.data);
  const findings = checked.findings.map((finding) => explainInWording(locale, finding));
  return { wording: { ...wording, languages: templateLocales, checked: { ...checked, findings } } };
};

/** What is typed is looked at without reading the page again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction?.includes("/check") === true ? false : defaultShouldRevalidate;

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const form = { ...Object.fromEntries(await request.formData()), templateId: params["templateId"] };
  const change = wordingFormSchema.safeParse(form);
  if (!change.success) throw new Response(null, { status: 400 });
  const { settings } = getDeps();
  const { data } = change;
  const outcome =
    data.intent === "save"
      ? await saveWording(settings, shop, actor, data)
      : await restoreWording(settings, shop, actor, data);
  if (outcome.kind !== "refused") return { outcome };
  const locale = localeOf(request);
  return { outcome: { ...outcome, findings: outcome.findings.map((finding) => explainInWording(locale, finding)) } };
};

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["wording"]>;

const Languages = ({ wording: { language, languages } }: { wording: Shown }) => {
  const { t, locale } = useI18n();
  const [, setParams] = useSearchParams();
  return (
    <Card>
      <Select
        label={t("wording.language")}
        helpText={t("wording.language_help")}
        options={languages.map((value) => ({ value, label: languageName(value, locale) }))}
        value={language}
        onChange={(value) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), language: value }))}
      />
    </Card>
  ); // prettier-ignore
};

const Wording = ({ wording }: { wording: Shown }) => {
  const { t } = useI18n();
  const [isAsking, setAsking] = useState(false);
  const state = useWording(wording);
  const { templateId, isOwn } = wording;
  const back = { content: t("wording.title"), url: "/app/messages" };
  const restore = { content: t("wording.restore"), disabled: state.isBusy, onAction: () => setAsking(true) };
  return (
    <Page title={t(`template.${templateId}`)} backAction={back} secondaryActions={isOwn ? [restore] : []} narrowWidth>
      <BlockStack gap="400">
        <Languages wording={wording} />
        <WordingForm state={state} isBlocked={!wording.checked.ok} />
        <WordingPreview preview={(state.checked ?? wording.checked).preview} />
        <WordingInsert parts={PARTS.filter((part) => wording.parts.includes(part))} />
        <WordingHistory versions={wording.versions} take={state.change} />
      </BlockStack>
      <ConfirmDialog
        id="restore-wording"
        title={t("wording.restore_title")}
        text={t("wording.restore_text")}
        action={t("wording.restore")}
        isOpen={isAsking}
        confirm={() => {
          setAsking(false);
          state.restore();
        }}
        close={() => setAsking(false)}
      />
    </Page>
  );
};

export default function MessageWording() {
  const { wording } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  if (wording) return <Wording key={`${wording.templateId}:${wording.language}`} wording={wording} />;
  const back = { content: t("wording.title"), url: "/app/messages" };
  return (
    <Page title={t("wording.title")} backAction={back}>
      <EmptyState heading={t("wording.not_found")} image="" action={back}>
        <p>{t("wording.not_found_text")}</p>
      </EmptyState>
    </Page>
  );
}
