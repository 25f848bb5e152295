import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import type { z } from "zod";
import { ApplyingBanner } from "~/components/credit-kinds-field";
import { FieldsCard } from "~/components/fields-card";
import { useFollow } from "~/components/follow";
import { ModelLinkCard, SwitchesCard, type Act } from "~/components/settings-cards";
import { SettingsForm } from "~/components/settings-form";
import { getDeps } from "~/composition.server";
import type { ShopSettings } from "~/contracts/shop";
import { useI18n } from "~/i18n/context";
import { saveShowTier, showTierSchema } from "~/services/fields/show-tier.server";
import { saveSwitches, switchesSchema } from "~/services/shops/change-settings.server";
import { creditChoices } from "~/services/shops/credit-choices.server";
import { saveSettingsForm, settingsFormSchema } from "~/services/shops/settings-form.server";
import { authenticateAdmin } from "~/shopify.server";

const isUnfinished = (backfill: { readonly finishedAt: Date | null } | null): boolean => backfill?.finishedAt === null;

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, fieldAccess, now } = getDeps();
  const [choices, backfill, plannedSoon, access] = await Promise.all([
    creditChoices({ views, now }, shop),
    views.backfill(shop.id),
    views.plannedWithin(shop.id, now()),
    fieldAccess(shop.id),
  ]);
  return {
    switches: { testMode: shop.testMode, isStopped: shop.stoppedAt !== null, plannedSoon },
    stored: {
      policyId: shop.policyId,
      profile: shop.profile,
      sender: {
        senderName: shop.senderName,
        senderEmail: shop.senderEmail,
        replyTo: shop.replyTo,
        postalAddress: shop.postalAddress,
        supportUrl: shop.supportUrl,
        taxId: shop.taxId,
      },
      consequences: shop.consequences,
    },
    credit: {
      choices,
      /** What was saved: when it changes, what was being edited is saved. */
      saved: JSON.stringify([shop.payLaterGateways, shop.terms]),
      isReading: isUnfinished(backfill),
      isApplying: shop.reclassifyId !== null,
    },
    fields: {
      isTierShown: shop.tierInShopify,
      missingScopes: [...(access.orders ? [] : ["write_orders"]), ...(access.customers ? [] : ["write_customers"])],
    },
  };
};

type Settings = ReturnType<typeof getDeps>["settings"];
type Handler = (
  settings: Settings,
  shop: ShopSettings,
  actor: string,
  form: Record<string, FormDataEntryValue>,
) => Promise<z.ZodError | undefined>;

const parsed =
  <T,>(
    schema: z.ZodType<T>,
    save: (settings: Settings, shop: ShopSettings, actor: string, value: T) => Promise<void>,
  ): Handler =>
  async (settings, shop, actor, form) => {
    const value = schema.safeParse(form);
    if (!value.success) return value.error;
    await save(settings, shop, actor, value.data);
    return undefined;
  };

const HANDLERS: Readonly<Record<string, Handler>> = {
  switches: parsed(switchesSchema, (settings, { id }, actor, value) => saveSwitches(settings, id, actor, value)),
  save: parsed(settingsFormSchema, saveSettingsForm),
  tier: parsed(showTierSchema, (settings, { id }, actor, value) => saveShowTier(settings, id, actor, value)),
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const form = Object.fromEntries(await request.formData());
  const handler = HANDLERS[typeof form["intent"] === "string" ? form["intent"] : ""];
  if (!handler) return { errors: { intent: "wrong" }, saved: false };
  const error = await handler(getDeps().settings, shop, actor, form);
  return {
    errors: Object.fromEntries((error?.issues ?? []).map(({ path }) => [String(path[0]), "wrong"])),
    saved: error === undefined,
  };
};

/** Success is said in passing; what is wrong stays, at its field. */
const useSavedToast = (answer: { readonly saved: boolean } | undefined): void => {
  const { t } = useI18n();
  const bridge = useAppBridge();
  useEffect(() => {
    if (answer?.saved === true) bridge.toast.show(t("settings.saved"));
    // The texts do not change while the page is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
};

export default function SettingsPage() {
  const { switches, stored, credit, fields } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const send = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const act: Act = (fields) => send(fields, { method: "post" });
  const errors: Record<string, string> = answer?.errors ?? {};
  useSavedToast(answer);
  useFollow(credit.isApplying || credit.isReading);
  return (
    <Page title={t("nav.settings")} narrowWidth>
      <BlockStack gap="400">
        {answer?.saved === false && <Banner tone="critical" title={t("settings.not_saved")} />}
        {credit.isApplying && <ApplyingBanner />}
        <SwitchesCard {...switches} isBusy={isBusy} act={act} />
        <SettingsForm
          key={JSON.stringify([stored, credit.saved])}
          stored={stored}
          choices={credit.choices}
          isReading={credit.isReading}
          errors={errors}
          isBusy={isBusy}
          save={(fields) => act({ intent: "save", ...fields })}
        />
        <FieldsCard {...fields} isBusy={isBusy} act={act} />
        <ModelLinkCard />
      </BlockStack>
    </Page>
  );
}
