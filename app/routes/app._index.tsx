import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { DisconnectedNotice } from "~/components/access-notices";
import { ApplyingBanner } from "~/components/credit-kinds-field";
import { useFollow } from "~/components/follow";
import { AgeingCard, AttentionCard, BackfillCard, NoCreditCard, UpcomingCard } from "~/components/home-cards";
import { Metric } from "~/components/metric";
import { getDeps } from "~/composition.server";
import { useI18n } from "~/i18n/context";
import { authenticateAdmin } from "~/shopify.server";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, now, env } = getDeps();
  if (shop.setupDoneAt === null) throw redirect(`/app/setup${new URL(request.url).search}`);
  const home = await views.home(shop, now());
  const isApplying = shop.reclassifyId !== null;
  return {
    home,
    isApplying,
    disconnectedAt: shop.disconnectedAt,
    testMode: shop.testMode,
    isStopped: shop.stoppedAt !== null,
    canSend: env.SMTP_URL !== undefined,
  };
};

const Notices = ({ testMode, isStopped, canSend }: { testMode: boolean; isStopped: boolean; canSend: boolean }) => {
  const { t } = useI18n();
  if (isStopped)
    return (
      <Banner tone="warning" title={t("home.stopped")} action={{ content: t("nav.settings"), url: "/app/settings" }} />
    );
  if (!canSend) return <Banner tone="warning" title={t("home.no_mail")} />;
  if (testMode)
    return (
      <Banner tone="info" title={t("home.test_mode")} action={{ content: t("nav.settings"), url: "/app/settings" }} />
    );
  return null;
};

export default function Home() {
  const { home, isApplying, disconnectedAt, ...notices } = useLoaderData<typeof loader>();
  const { t, sum, number } = useI18n();
  const isReading = home.backfill !== null && home.backfill.state !== "done";
  useFollow(home.isPlanning || isApplying || (isReading && home.backfill.state !== "failed"));
  const amount = (minor: number) => sum(minor, home.currency);
  return (
    <Page title={t("home.title")} primaryAction={{ content: t("home.see_late"), url: "/app/cases" }}>
      <BlockStack gap="400">
        <DisconnectedNotice since={disconnectedAt} />
        <Notices {...notices} />
        {isApplying && <ApplyingBanner />}
        {!isReading && !isApplying && !home.hasCredit && <NoCreditCard />}
        {isReading && <BackfillCard backfill={home.backfill} />}
        <InlineGrid columns={{ xs: 2, lg: 5 }} gap="400">
          <Metric
            label={t("home.owed")}
            value={amount(home.owedMinor)}
            note={t("home.open_cases", { count: home.openCases })}
          />
          <Metric
            label={t("home.late")}
            value={amount(home.lateMinor)}
            note={t("home.customers", { count: home.lateCases })}
          />
          <Metric label={t("home.contacted")} value={number(home.contacted)} note={t("home.last_30")} />
          <Metric
            label={t("home.promised")}
            value={amount(home.promisedMinor)}
            note={t("home.customers", { count: home.promisedCases })}
          />
          <Metric label={t("home.repaid")} value={amount(home.repaidMinor)} note={t("home.last_30")} />
        </InlineGrid>
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <AttentionCard attention={home.attention} />
          <AgeingCard ageing={home.ageing} currency={home.currency} />
        </InlineGrid>
        <UpcomingCard upcoming={home.upcoming} isPlanning={home.isPlanning} />
      </BlockStack>
    </Page>
  );
}
