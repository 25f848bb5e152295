import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { WordingList } from "~/components/wording-list";
import { getDeps } from "~/composition.server";
import { useI18n } from "~/i18n/context";
import { listWordings } from "~/services/messages/wordings.server";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  return { rows: await listWordings(getDeps().settings, shop) };
};

export default function Messages() {
  const { rows } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t("wording.title")} subtitle={t("wording.subtitle")} narrowWidth>
      <BlockStack gap="400">
        <WordingList rows={rows} />
      </BlockStack>
    </Page>
  );
}
