import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { useFollow } from "~/components/follow";
import { ConsentCard, type Act } from "~/components/model-consent";
import { ContestCard } from "~/components/model-contest";
import { DriftCard } from "~/components/model-drift";
import { GroupsCard } from "~/components/model-groups";
import { InfluenceCard } from "~/components/model-influence";
import { ServingCard } from "~/components/model-serving";
import { TrainingCard } from "~/components/model-training";
import { VersionsCard } from "~/components/model-versions";
import { modelActionDeps } from "~/composition.models.server";
import { getDeps } from "~/composition.server";
import { useI18n } from "~/i18n/context";
import { localeFor, translate } from "~/i18n/translate";
import { actOnModel, modelActionSchema } from "~/services/scoring/model-actions.server";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  return { view: await getDeps().views.model(shop.id) };
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const form = Object.fromEntries(await request.formData());
  const parsed = modelActionSchema.safeParse(form);
  if (!parsed.success) throw new Response(null, { status: 400 });
  // The words are kept in the language in which they were read, and never taken from the browser.
  const locale = localeFor(typeof form["locale"] === "string" ? form["locale"] : undefined);
  const consent = { locale, text: translate(locale, "model.consent_text") };
  return { error: await actOnModel(modelActionDeps(getDeps()), { shopId: shop.id, actor, consent }, parsed.data) };
};

export default function Model() {
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const send = useSubmit();
  const isBusy = useNavigation().state === "submitting";
  const act: Act = (fields) => send(fields, { method: "post" });
  useFollow(view.training !== null || (view.challenger !== null && view.decision === null));
  const shared = { isBusy, act };
  return (
    <Page title={t("model.title")} subtitle={t("model.subtitle")}>
      <BlockStack gap="400">
        {answer?.error !== undefined && <Banner tone="critical" title={t(`model.error.${answer.error}`)} />}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <ServingCard serving={view.serving} />
              <ContestCard view={view} {...shared} />
              <InfluenceCard version={view.champion ?? view.challenger} />
              <DriftCard drift={view.drift} />
              <GroupsCard drift={view.drift} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <ConsentCard consent={view.consent} {...shared} />
              <TrainingCard view={view} {...shared} />
              <VersionsCard view={view} {...shared} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
