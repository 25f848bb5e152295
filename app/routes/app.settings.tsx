import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { ModelCard, OrdersCard, PolicyCard, SenderCard, SwitchesCard, type Save } from "~/components/settings-cards";
import { getDeps } from "~/composition.server";
import { useI18n } from "~/i18n/context";
import { translate } from "~/i18n/translate";
import {
  consentToTraining, gatewaysFormSchema, policyFormSchema, saveGateways, savePolicy, saveSender, saveSwitches, senderSchema,
  switchesSchema, withdrawConsent,
} from "~/services/shops/change-settings.server"; // prettier-ignore
import { authenticateAdmin } from "~/shopify.server";

const metricsSchema = z.object({ auc: z.number() });

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, models } = getDeps();
  const [used, model] = await Promise.all([views.gatewaysInUse(shop.id), models.latest(shop.id)]);
  const mapped = new Map(shop.payLaterGateways.map(({ gateway, dueInDays }) => [gateway, dueInDays]));
  const metrics = metricsSchema.safeParse(model ? JSON.parse(model.metrics) : {});
  return {
    switches: { testMode: shop.testMode, isStopped: shop.stoppedAt !== null },
    policy: { policyId: shop.policyId, profile: shop.profile },
    sender: {
      senderName: shop.senderName,
      senderEmail: shop.senderEmail,
      replyTo: shop.replyTo,
      postalAddress: shop.postalAddress,
      supportUrl: shop.supportUrl,
    },
    gateways: used.map(({ gateway, orders }) => ({
      gateway,
      orders,
      isCredit: mapped.has(gateway),
      dueInDays: String(mapped.get(gateway) ?? 30),
    })),
    model: {
      hasConsent: shop.modelConsentAt !== null,
      state: model?.state ?? null,
      progress: model?.progress ?? 0,
      auc: metrics.success ? metrics.data.auc : null,
      isActive: model !== undefined && shop.activeModelId === model.id,
    },
  };
};

type Settings = ReturnType<typeof getDeps>["settings"];
type Handler = (
  settings: Settings,
  shopId: string,
  actor: string,
  form: Record<string, FormDataEntryValue>,
) => Promise<z.ZodError | undefined>;

const parsed =
  <T,>(
    schema: z.ZodType<T>,
    save: (settings: Settings, shopId: string, actor: string, value: T) => Promise<void>,
  ): Handler =>
  async (settings, shopId, actor, form) => {
    const value = schema.safeParse(form);
    if (!value.success) return value.error;
    await save(settings, shopId, actor, value.data);
    return undefined;
  };

const HANDLERS: Readonly<Record<string, Handler>> = {
  switches: parsed(switchesSchema, saveSwitches),
  policy: parsed(policyFormSchema, (settings, shopId, actor, value) =>
    savePolicy(settings, shopId, actor, value, false),
  ),
  sender: parsed(senderSchema, saveSender),
  orders: parsed(gatewaysFormSchema, saveGateways),
  consent: parsed(z.object({}), (settings, shopId, actor) =>
    consentToTraining(settings, shopId, actor, translate("en", "model.consent_text")),
  ),
  withdraw: parsed(z.object({}), (settings, shopId, actor) => withdrawConsent(settings, shopId, actor)),
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const form = Object.fromEntries(await request.formData());
  const handler = HANDLERS[typeof form["intent"] === "string" ? form["intent"] : ""];
  if (!handler) return { errors: { intent: "wrong" }, saved: false };
  const error = await handler(getDeps().settings, shop.id, actor, form);
  return {
    errors: Object.fromEntries((error?.issues ?? []).map(({ path }) => [String(path[0]), "wrong"])),
    saved: error === undefined,
  };
};

export default function SettingsPage() {
  const { switches, policy, sender, gateways, model } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const send = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const save: Save = (fields) => send(fields, { method: "post" });
  const errors: Record<string, string> = answer?.errors ?? {};
  return (
    <Page title={t("nav.settings")} narrowWidth>
      <BlockStack gap="400">
        {answer?.saved === true && <Banner tone="success" title={t("settings.saved")} />}
        {answer?.saved === false && <Banner tone="critical" title={t("settings.not_saved")} />}
        <SwitchesCard {...switches} isBusy={isBusy} save={save} />
        <PolicyCard {...policy} isBusy={isBusy} save={save} />
        <SenderCard sender={sender} errors={errors} isBusy={isBusy} save={save} />
        <OrdersCard key={gateways.length} gateways={gateways} isBusy={isBusy} save={save} />
        <ModelCard model={model} isBusy={isBusy} save={save} />
      </BlockStack>
    </Page>
  );
}
