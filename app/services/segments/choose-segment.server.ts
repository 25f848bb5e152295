import type { OverrideForm, StoredModel } from "~/contracts/segments";
import type { ShopSettings } from "~/contracts/shop";
import { STARTING_MODEL } from "~/domain/segments/start";
import { err, ok, type Result } from "~/domain/shared/result";

type Input = { readonly shop: ShopSettings; readonly customerId: string; readonly actor: string; readonly now: Date };

export type ChooseDeps = {
  readonly model: (shopId: string) => Promise<StoredModel | undefined>;
  readonly choose: (
    input: Input,
    choice:
      { readonly segment: string; readonly tier: string; readonly reason: string; readonly note: string } | undefined,
  ) => Promise<void>;
};

/**
 * A person puts a customer into a segment, with the tier that it has that day, or takes that back. It holds through
 * every pass and every refit until somebody takes it back.
 */
export const chooseSegmentFor = async (
  deps: ChooseDeps,
  input: Input,
  form: OverrideForm,
): Promise<Result<undefined, "no_such_segment">> => {
  if (form.intent === "segment_release") {
    await deps.choose(input, undefined);
    return ok(undefined);
  }
  const { segments } = (await deps.model(input.shop.id))?.model ?? STARTING_MODEL;
  const segment = segments.find(({ key }) => key === form.segment);
  if (segment === undefined) return err("no_such_segment");
  await deps.choose(input, { segment: segment.key, tier: segment.tier, reason: form.reason, note: form.note });
  return ok(undefined);
};
