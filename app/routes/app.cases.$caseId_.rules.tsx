import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, Page, Tabs, Text } from "@shopify/polaris";
import { z } from "zod";
import { LawAnswer, LawRules } from "~/components/law-cards";
import { LawChanges } from "~/components/law-changes";
import { LawNotes, NotAdvice } from "~/components/law-notes";
import { NotFound } from "~/components/page-error";
import { staffCallDeps } from "~/composition.calls.server";
import { getDeps } from "~/composition.server";
import { ASKED_CHANNELS } from "~/contracts/law";
import { useI18n } from "~/i18n/context";
import { customerRules } from "~/services/contacts/customer-rules.server";
import { authenticateAdmin } from "~/shopify.server";

const querySchema = z.object({ channel: z.enum(ASKED_CHANNELS).catch("email") });

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const caseId = params["caseId"] ?? "";
  const { channel } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const deps = getDeps();
  const customerId = await deps.views.customerOfCase(shop.id, caseId);
  const rules = customerId === undefined ? undefined : await customerRules(staffCallDeps(deps), shop, customerId, channel);
  return { caseId, channel, isKnown: customerId !== undefined, rules: rules ?? null };
}; // prettier-ignore

export default function CustomerRulesPage() {
  const { caseId, channel, isKnown, rules } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [, setParams] = useSearchParams();
  if (!isKnown) return <NotFound />;
  const choose = (to: string) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), channel: to }));
  return (
    <Page
      title={t("law.title")}
      subtitle={t("law.subtitle")}
      backAction={{ content: t("law.back"), url: `/app/cases/${encodeURIComponent(caseId)}` }}
      secondaryActions={[{ content: t("law.all"), url: "/app/rules" }]}
    >
      {rules === null ? (
        <Card>
          <Text as="p">{t("law.nothing_open")}</Text>
        </Card>
      ) : (
        <BlockStack gap="400">
          <Tabs
            tabs={ASKED_CHANNELS.map((id) => ({ id, content: t(`law.channel.${id}`), panelID: "law-panel" }))}
            selected={ASKED_CHANNELS.indexOf(channel)}
            onSelect={(i) => choose(ASKED_CHANNELS[i] ?? "email")}
          />
          <LawAnswer rules={rules} />
          <LawRules rules={rules.rules} />
          <LawChanges changes={rules.changes} />
          <LawNotes notes={rules.notes} retention={rules.retention} />
          <NotAdvice />
        </BlockStack>
      )}
    </Page>
  );
}
