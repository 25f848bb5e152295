import { z } from "zod";
import { CONSENT_TEXT_VERSION, type TrainingCause } from "~/contracts/model";
import { checkJob } from "./check-job.server";
import { changeService, rescoreAll, type ServeDeps } from "./serve-model.server";

const id = z.string().min(1).max(80);
/** What serves as the page showed it; empty: the scorecard. */
const orScorecard = z
  .string()
  .max(80)
  .transform((value) => (value === "" ? null : value));

/** What a form on the model page may ask for. */
export const modelActionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("consent"), version: z.string() }),
  z.object({ intent: z.literal("withdraw") }),
  z.object({ intent: z.literal("train") }),
  z.object({ intent: z.literal("cancel"), modelId: id }),
  z.object({ intent: z.literal("promote"), modelId: id, serving: orScorecard }),
  z.object({ intent: z.literal("return"), modelId: orScorecard, serving: orScorecard }),
  z.object({ intent: z.literal("check") }),
]);
export type ModelAction = z.infer<typeof modelActionSchema>;

export type ModelActionDeps = ServeDeps & {
  readonly consents: {
    readonly grant: (
      shopId: string,
      actor: string,
      consent: { readonly textVersion: string; readonly locale: string; readonly text: string },
      now: Date,
    ) => Promise<void>;
    readonly withdraw: (shopId: string, actor: string, now: Date) => Promise<void>;
  };
  readonly trainings: {
    readonly start: (
      shopId: string,
      by: { readonly cause: TrainingCause; readonly actor: string },
      now: Date,
    ) => Promise<{ readonly modelId: string } | { readonly refused: "no_consent" | "already_training" }>;
    readonly cancel: (shopId: string, modelId: string, actor: string, now: Date) => Promise<boolean>;
  };
  /** Whether the model is one of the shop's that could serve. */
  readonly canServe: (shopId: string, modelId: string) => Promise<boolean>;
};

export type ModelActionError =
  "text_changed" | "no_consent" | "already_training" | "not_training" | "changed_meanwhile" | "cannot_serve";

type Asked = {
  readonly shopId: string;
  readonly actor: string;
  /** The text as the one who agreed has read it. */
  readonly consent: { readonly locale: string; readonly text: string };
};

const train = async (deps: ModelActionDeps, { shopId, actor }: Asked): Promise<ModelActionError | undefined> => {
  const started = await deps.trainings.start(shopId, { cause: "person", actor }, deps.now());
  return "refused" in started ? started.refused : undefined;
};

const serve = async (
  deps: ModelActionDeps,
  { shopId, actor }: Asked,
  { intent, modelId: to, serving: from }: Extract<ModelAction, { readonly intent: "promote" | "return" }>,
): Promise<ModelActionError | undefined> => {
  if (to !== null && !(await deps.canServe(shopId, to))) return "cannot_serve";
  const cause = intent === "promote" ? "promoted_by_person" : "returned_by_person";
  return (await changeService(deps, shopId, { from, to, actor, cause })) ? undefined : "changed_meanwhile";
};

/** Does what a person asked for on the model page; answers with what stands against it. */
export const actOnModel = async (
  deps: ModelActionDeps,
  asked: Asked,
  action: ModelAction,
): Promise<ModelActionError | undefined> => {
  const { shopId, actor, consent } = asked;
  switch (action.intent) {
    case "consent":
      // Nobody agrees to a text that was not the one in front of them.
      if (action.version !== CONSENT_TEXT_VERSION) return "text_changed";
      await deps.consents.grant(shopId, actor, { textVersion: CONSENT_TEXT_VERSION, ...consent }, deps.now());
      return train(deps, asked);
    case "withdraw":
      await deps.consents.withdraw(shopId, actor, deps.now());
      await rescoreAll(deps, shopId);
      return undefined;
    case "train":
      return train(deps, asked);
    case "cancel":
      return (await deps.trainings.cancel(shopId, action.modelId, actor, deps.now())) ? undefined : "not_training";
    case "promote":
    case "return":
      return serve(deps, asked, action);
    case "check":
      await deps.enqueue([checkJob(shopId, deps.now())]);
      return undefined;
  }
};
