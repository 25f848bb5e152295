import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Card, EmptyState, InlineGrid, Page } from "@shopify/polaris";
import { useFollow } from "~/components/follow";
import { RiskDistribution } from "~/components/risk-distribution";
import { RiskMoves } from "~/components/risk-moves";
import { RiskSegments } from "~/components/risk-segments";
import { RiskMethod, RiskTotals } from "~/components/risk-totals";
import type { Wire } from "~/components/home-cards";
import type { RiskView } from "~/contracts/segments";
import { getDeps } from "~/composition.server";
import { useI18n } from "~/i18n/context";
import { segmentJob } from "~/services/segments/segment-jobs.server";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  return { risk: await getDeps().views.risk(shop.id) };
};

/** Works out segments and expected loss now instead of tonight. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { enqueue, now } = getDeps();
  await enqueue([segmentJob(shop.id, now())]);
  return null;
};

const NobodyYet = ({ isWorkedOut }: { isWorkedOut: boolean }) => {
  const { t } = useI18n();
  return (
    <Card>
      <EmptyState heading={t(isWorkedOut ? "risk.empty" : "risk.not_yet")} image="">
        <p>{t(isWorkedOut ? "risk.empty_text" : "risk.not_yet_text")}</p>
      </EmptyState>
    </Card>
  );
};

const Found = ({ risk }: { risk: Wire<RiskView> }) => (
  <>
    <RiskTotals risk={risk} />
    <RiskSegments risk={risk} />
    <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
      <RiskDistribution distribution={risk.distribution} />
      <RiskMoves risk={risk} />
    </InlineGrid>
    {risk.losses !== null && <RiskMethod losses={risk.losses} />}
  </>
);

export default function Risk() {
  const { risk } = useLoaderData<typeof loader>();
  const { t, moment } = useI18n();
  const send = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  useFollow(risk.isRunning);
  const again = () => send({}, { method: "post" });
  const isEmpty = risk.person === null && risk.segments.every(({ customers }) => customers === 0);
  return (
    <Page
      title={t("risk.title")}
      subtitle={risk.at === null ? t("risk.subtitle") : t("risk.as_of", { at: moment(risk.at) })}
      secondaryActions={[{ content: t("risk.again"), onAction: again, loading: isBusy || risk.isRunning }]}
    >
      <BlockStack gap="400">
        {risk.isRunning && <Banner tone="info" title={t("risk.running")} />}
        {isEmpty ? <NobodyYet isWorkedOut={risk.at !== null} /> : <Found risk={risk} />}
      </BlockStack>
    </Page>
  );
}
