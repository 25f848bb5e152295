import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSearchParams, useSubmit } from "@remix-run/react";
import { BlockStack, Box, Page, ProgressBar, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { HiddenHistoryNotice } from "~/components/access-notices";
import { ApplyingBanner } from "~/components/credit-kinds-field";
import { useFollow } from "~/components/follow";
import { BackfillCard } from "~/components/home-cards";
import { OrdersStep, PolicyStep, SenderStep, type Submit } from "~/components/setup-steps";
import { getDeps } from "~/composition.server";
import type { BackfillView } from "~/contracts/views";
import { useI18n } from "~/i18n/context";
import { policyFormSchema, savePolicy, saveSender, senderSchema } from "~/services/shops/change-settings.server";
import { creditChoices } from "~/services/shops/credit-choices.server";
import { creditFormSchema, saveOrdersStep } from "~/services/shops/credit-mapping.server";
import { previewPolicies } from "~/services/shops/preview-policy.server";
import { authenticateAdmin } from "~/shopify.server";

const stepIn = (request: Request, reached: number): number =>
  Number(new URL(request.url).searchParams.get("step")) || reached;

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, preview, now } = getDeps();
  const [kinds, choices, backfill, hidden] = await Promise.all([
    views.orderKinds(shop.id),
    creditChoices({ views, now }, shop),
    views.backfill(shop.id),
    // Said where orders are spoken of, and not again at every step.
    stepIn(request, shop.setupStep) === 1 ? views.hiddenHistory(shop, now()) : null,
  ]);
  return {
    step: shop.setupStep,
    kinds,
    choices,
    backfill,
    hidden,
    isApplying: shop.reclassifyId !== null,
    sender: {
      senderName: shop.senderName,
      senderEmail: shop.senderEmail,
      replyTo: shop.replyTo,
      postalAddress: shop.postalAddress,
      supportUrl: shop.supportUrl,
      taxId: shop.taxId,
    },
    policyId: shop.policyId,
    previews: shop.setupStep >= 3 ? await previewPolicies(preview, shop) : [],
  };
};

const wrongFields = (issues: readonly { readonly path: readonly PropertyKey[] }[]) => ({
  errors: Object.fromEntries(issues.map(({ path }) => [String(path[0]), "wrong"])),
});

export const action = async ({ request }: ActionFunctionArgs) => {
  const { shop, actor } = await authenticateAdmin(request);
  const { settings } = getDeps();
  const form = Object.fromEntries(await request.formData());
  if (form["intent"] === "orders") {
    const parsed = creditFormSchema.safeParse(form);
    if (!parsed.success) return wrongFields(parsed.error.issues);
    await saveOrdersStep(settings, shop, actor, parsed.data);
    return { errors: {}, next: 2 };
  }
  if (form["intent"] === "sender") {
    const parsed = senderSchema.safeParse(form);
    if (!parsed.success) return wrongFields(parsed.error.issues);
    await saveSender(settings, shop.id, actor, parsed.data);
    return { errors: {}, next: 3 };
  }
  const parsed = policyFormSchema.safeParse(form);
  if (!parsed.success) return wrongFields(parsed.error.issues);
  await savePolicy(settings, shop.id, actor, parsed.data, true);
  throw redirect("/app");
};

/** Before the first import was asked for there is no run yet: it is about to begin. */
const isBeingRead = (state: string | undefined): boolean => state === undefined || !["done", "failed"].includes(state);

/** Only a new answer moves on; going back by hand must not. */
const useNextStep = (answer: object | undefined, go: (step: number) => void): void => {
  const seen = useRef<object | undefined>(undefined);
  useEffect(() => {
    if (answer === seen.current) return;
    seen.current = answer;
    if (answer && "next" in answer && typeof answer.next === "number") go(answer.next);
  }, [answer, go]);
};

/** What goes on in the background while the merchant goes through the steps. */
const UnderWay = ({ backfill, isApplying }: { backfill: BackfillView | null; isApplying: boolean }) => (
  <>
    {backfill && backfill.state !== "done" && <BackfillCard backfill={backfill} />}
    {isApplying && <ApplyingBanner />}
  </>
);

export default function Setup() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const send = useSubmit();
  const isBusy = useNavigation().state !== "idle";
  const step = Math.min(3, Number(params.get("step")) || data.step);
  const go = (to: number) =>
    setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), step: String(to) }));
  const submit: Submit = (fields) => send(fields, { method: "post" });
  const errors = answer?.errors ?? {};
  useNextStep(answer, go);
  const isReading = isBeingRead(data.backfill?.state);
  useFollow(isReading || data.isApplying);

  return (
    <Page title={t("setup.title")} narrowWidth>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <BlockStack gap="200">
            <Text as="p" id="setup-progress">
              {t("setup.step", { step, of: 3 })}
            </Text>
            <ProgressBar progress={Math.round((100 * (step - 1)) / 3)} size="small" ariaLabelledBy="setup-progress" />
          </BlockStack>
        </Box>
        <UnderWay backfill={data.backfill} isApplying={data.isApplying} />
        <HiddenHistoryNotice hidden={data.hidden} link="/app/data" />
        {step === 1 && (
          <OrdersStep kinds={data.kinds} choices={data.choices} isReading={isReading} isBusy={isBusy} submit={submit} />
        )}
        {step === 2 && (
          <SenderStep sender={data.sender} errors={errors} isBusy={isBusy} submit={submit} back={() => go(1)} />
        )}
        {step === 3 && (
          <PolicyStep
            policyId={data.policyId}
            previews={data.previews}
            isBusy={isBusy}
            submit={submit}
            back={() => go(2)}
          />
        )}
      </BlockStack>
    </Page>
  );
}
