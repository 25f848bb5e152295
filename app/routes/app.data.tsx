import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Page, Tabs, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";
import { DisconnectedNotice, HiddenHistoryNotice } from "~/components/access-notices";
import { useFollow } from "~/components/follow";
import { ComparisonCard, FirstReading, LagCards } from "~/components/health-cards";
import { DifferenceTable } from "~/components/health-differences";
import { ScopesCard } from "~/components/scopes-card";
import { SetAsideTable } from "~/components/health-set-aside";
import { scopesDeps } from "~/composition.health.server";
import { getDeps } from "~/composition.server";
import { DIFFERENCE_FILTERS } from "~/contracts/health";
import { useI18n } from "~/i18n/context";
import { reconcileJob } from "~/services/orders/reconcile-orders.server";
import { replaySetAside } from "~/services/health/set-aside.server";
import { syncScopes } from "~/services/shops/sync-scopes.server";
import { authenticateAdmin } from "~/shopify.server";

const page = z.coerce.number().int().min(1).max(1_000_000).catch(1);
/** An address typed by hand must not break the page: what cannot be read is left at its default. */
const querySchema = z.object({ differences: z.enum(DIFFERENCE_FILTERS).catch("open"), page, asidePage: page });

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, now } = getDeps();
  const query = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { query, health: await views.health(shop, query, now()) };
};

const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("compare") }),
  z.object({ intent: z.literal("granted") }),
  z.object({ intent: z.literal("replay_all") }),
  z.object({ intent: z.literal("replay"), id: z.string().min(1) }),
  z.object({ intent: z.literal("dismiss"), id: z.string().min(1) }),
]);

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const form = formSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw new Response(null, { status: 400 });
  const deps = getDeps();
  const { setAside, enqueue } = deps;
  const { data } = form;
  if (data.intent === "compare") await enqueue([reconcileJob(shop.id)]);
  // Shopify tells of it too; whoever has just said yes should not have to wait for that.
  else if (data.intent === "granted") await syncScopes(scopesDeps(deps), shop.id);
  else if (data.intent === "dismiss") await setAside.dismiss(shop.id, data.id);
  else await replaySetAside({ ...setAside, enqueue }, shop.id, data.intent === "replay" ? [data.id] : undefined);
  return { done: data.intent };
};

const useDoneToast = (answer: { readonly done: string } | undefined): void => {
  const { t } = useI18n();
  const bridge = useAppBridge();
  useEffect(() => {
    if (answer) bridge.toast.show(t(`health.done.${answer.done}`));
    // The texts do not change while the page is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
};

type Act = (fields: Record<string, string>) => void;

const SetAsideTitle = ({ total, isBusy, act }: { total: number; isBusy: boolean; act: Act }) => {
  const { t } = useI18n();
  return (
    <div style={{ padding: 16 }}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h2" variant="headingMd">
          {t("health.aside", { count: total })}
        </Text>
        {total > 0 && (
          <Button disabled={isBusy} onClick={() => act({ intent: "replay_all" })}>
            {t("health.replay_all")}
          </Button>
        )}
      </InlineStack>
    </div>
  );
};

export default function DataHealth() {
  const { query, health } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const [, setParams] = useSearchParams();
  const { state } = useNavigation();
  const send = useSubmit();
  const act: Act = (fields) => send(fields, { method: "post" });
  const change = (part: Record<string, string>) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), ...part }));
  useFollow(health.isComparing);
  useDoneToast(useActionData<typeof action>());
  const tabs = DIFFERENCE_FILTERS.map((id) => ({
    id,
    content: id === "open" ? t("health.open_tab", { count: health.openDifferences }) : t("health.mended_tab"),
    panelID: "differences-panel",
  }));
  return (
    <Page title={t("health.title")} subtitle={t("health.subtitle")} fullWidth>
      <BlockStack gap="400">
        <DisconnectedNotice since={health.disconnectedAt} />
        <HiddenHistoryNotice hidden={health.hidden} />
        <FirstReading backfill={health.backfill} />
        <LagCards health={health} />
        <ComparisonCard health={health} isBusy={state === "submitting"} compare={() => act({ intent: "compare" })} />
        <Card padding="0">
          <Tabs
            tabs={tabs}
            selected={DIFFERENCE_FILTERS.indexOf(query.differences)}
            onSelect={(i) => change({ differences: DIFFERENCE_FILTERS[i] ?? "open", page: "1" })}
          >
            <DifferenceTable
              list={health.differences}
              isLoading={state === "loading"}
              go={(to) => change({ page: String(to) })}
            />
          </Tabs>
        </Card>
        <Card padding="0">
          <SetAsideTitle total={health.setAside.total} isBusy={state !== "idle"} act={act} />
          <SetAsideTable
            list={health.setAside}
            isLoading={state === "loading"}
            isBusy={state !== "idle"}
            act={act}
            go={(to) => change({ asidePage: String(to) })}
          />
        </Card>
        <ScopesCard scopes={health.scopes} granted={() => act({ intent: "granted" })} />
      </BlockStack>
    </Page>
  );
}
