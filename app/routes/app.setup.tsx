import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useRevalidator,
  useSearchParams,
  useSubmit,
} from "@remix-run/react";
import { BlockStack, Page, ProgressBar, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { HiddenHistoryNotice } from "~/components/access-notices";
import { BackfillCard } from "~/components/home-cards";
import { OrdersStep, PolicyStep, SenderStep, type Submit } from "~/components/setup-steps";
import { getDeps } from "~/composition.server";
import { useI18n } from "~/i18n/context";
import {
  policyFormSchema,
  gatewaysFormSchema,
  saveGateways,
  savePolicy,
  saveSender,
  senderSchema,
} from "~/services/shops/change-settings.server";
import { previewPolicies } from "~/services/shops/preview-policy.server";
import { authenticateAdmin } from "~/shopify.server";

const stepIn = (request: Request, reached: number): number =>
  Number(new URL(request.url).searchParams.get("step")) || reached;

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { shop } = await authenticateAdmin(request);
  const { views, preview, now } = getDeps();
  const [kinds, used, backfill, hidden] = await Promise.all([
    views.orderKinds(shop.id),
    views.gatewaysInUse(shop.id),
    views.backfill(shop.id),
    // Said where orders are spoken of, and not again at every step.
    stepIn(request, shop.setupStep) === 1 ? views.hiddenHistory(shop, now()) : null,
  ]);
  const mapped = new Map(shop.payLaterGateways.map(({ gateway, dueInDays }) => [gateway, dueInDays]));
  return {
    step: shop.setupStep,
    kinds,
    backfill,
    hidden,
    gateways: used.map(({ gateway, orders }) => ({
      gateway,
      orders,
      isCredit: mapped.has(gateway),
      dueInDays: String(mapped.get(gateway) ?? 30),
    })),
    sender: {
      senderName: shop.senderName,
      senderEmail: shop.senderEmail,
      replyTo: shop.replyTo,
      postalAddress: shop.postalAddress,
      supportUrl: shop.supportUrl,
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
    const parsed = gatewaysFormSchema.safeParse(form);
    if (!parsed.success) return wrongFields(parsed.error.issues);
    await saveGateways(settings, shop.id, actor, parsed.data);
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

/** The page follows the first import; before it was asked for there is no run yet: it is about to begin. */
const useFollowImport = (state: string | undefined): void => {
  const { revalidate } = useRevalidator();
  const isReading = state === undefined || !["done", "failed"].includes(state);
  useEffect(() => {
    const timer = isReading ? setInterval(revalidate, 2_000) : undefined;
    return () => clearInterval(timer);
  }, [isReading, revalidate]);
};

/** Only a new answer moves on; going back by hand must not. */
const useNextStep = (answer: object | undefined, go: (step: number) => void): void => {
  const seen = useRef<object | undefined>(undefined);
  useEffect(() => {
    if (answer === seen.current) return;
    seen.current = answer;
    if (answer && "next" in answer && typeof answer.next === "number") go(answer.next);
  }, [answer, go]);
};

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

  useFollowImport(data.backfill?.state);

  return (
    <Page title={t("setup.title")} narrowWidth>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="p" id="setup-progress">
            {t("setup.step", { step, of: 3 })}
          </Text>
          <ProgressBar progress={Math.round((100 * (step - 1)) / 3)} size="small" ariaLabelledBy="setup-progress" />
        </BlockStack>
        {data.backfill && data.backfill.state !== "done" && <BackfillCard backfill={data.backfill} />}
        <HiddenHistoryNotice hidden={data.hidden} link="/app/data" />
        {step === 1 && (
          <OrdersStep
            key={`orders-${String(data.gateways.length)}`}
            kinds={data.kinds}
            gateways={data.gateways}
            isBusy={isBusy}
            submit={submit}
          />
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
