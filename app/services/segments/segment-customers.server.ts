import type { SegmentFacts, StoredModel } from "~/contracts/segments";
import type { ShopSettings } from "~/contracts/shop";
import { decideSegment, memberOf } from "~/domain/segments/decide";
import { ratesOf, type Rates } from "~/domain/segments/expected-loss";
import { fitSegments } from "~/domain/segments/fit";
import { mustFit } from "~/domain/segments/moved";
import { smallest } from "~/domain/shared/sample";
import { STARTING_MODEL } from "~/domain/segments/start";
import type { Member } from "~/domain/segments/types";
import { days, minus, minutes, plus } from "~/domain/shared/duration";
import { localParts } from "~/domain/time/local";
import type { SegmentDeps } from "./ports.server";
import { segmentJob, segmentPageJob } from "./segment-jobs.server";

const PAGE = 1_000;
/** So many customers show what kinds there are; more would only take longer. */
const SAMPLE = 20_000;
/** A pass waits for scores that are being worked out, an hour at most: a busy shop is never quite done. */
const WAIT = minutes(10);
const MOST_WAITS = 6;
const WEEK = days(7);
const MOVES_KEPT = days(90);
const RUNS_KEPT = days(400);

const todayOf = (shop: ShopSettings, now: Date) => ({ now, today: localParts(now, shop.timeZone).dateKey });

/** A sample of the shop's customers, the same for the same customers, in whatever order they come. */
const takeSample = async (deps: SegmentDeps, shop: ShopSettings, rates: Rates, now: Date) => {
  const { ids, seen } = await smallest(deps.store.customerPages(shop.id), SAMPLE);
  const members: Member[] = [];
  for (let i = 0; i < ids.length; i += PAGE)
    for (const facts of await deps.store.facts(shop.id, ids.slice(i, i + PAGE), todayOf(shop, now))) {
      const member = memberOf(rates, facts);
      if (member) members.push(member);
    }
  return { members, seen };
};

/** The segments of this pass: those in force, or new ones where the customers have moved. */
const modelFor = async (
  deps: SegmentDeps,
  shop: ShopSettings,
  rates: Rates,
  now: Date,
): Promise<StoredModel | undefined> => {
  const inForce = await deps.store.model(shop.id);
  const { members, seen } = await takeSample(deps, shop, rates, now);
  if (!mustFit(inForce, members, seen, now)) return inForce;
  const fitted = fitSegments(members, inForce?.model ?? STARTING_MODEL, seen, deps.findCentres);
  return fitted === undefined ? inForce : deps.store.saveModel(shop.id, fitted, members.length, now);
};

/** Begins a pass over the shop's customers: rates of loss, segments, then page after page. */
export const beginSegments = async (deps: SegmentDeps, shopId: string, waited: number): Promise<void> => {
  const shop = await deps.shop(shopId);
  if (shop.uninstalledAt !== null) return;
  const now = deps.now();
  if (waited < MOST_WAITS && (await deps.hasJob(shopId, "customers.score")))
    return deps.enqueue([segmentJob(shopId, plus(now, WAIT), waited + 1)]);
  const { losses, usualMinor } = await deps.store.history(shopId, now);
  const rates = ratesOf(losses, usualMinor);
  const model = await modelFor(deps, shop, rates, now);
  const { activeModelId } = shop;
  const runId = await deps.store.begin({ shopId, modelId: model?.id ?? null, activeModelId, rates, now });
  await deps.enqueue([segmentPageJob(shopId, runId, "")]);
};

type Page = { readonly shopId: string; readonly runId: string; readonly after: string };

/**
 * Segments the next customers of a pass and asks for those after them; the last one adds up what the risk page shows. A
 * pass that a newer one has replaced stops here. What a page has written it does not write again.
 */
export const segmentPage = async (deps: SegmentDeps, { shopId, runId, after }: Page): Promise<void> => {
  const [shop, run] = [await deps.shop(shopId), await deps.store.newestRun(shopId)];
  if (run?.id !== runId || run.state !== "running") return;
  const now = deps.now();
  const model = (await deps.store.model(shopId))?.model ?? STARTING_MODEL;
  const customerIds = await deps.store.customersAfter(shopId, after, PAGE);
  const last = customerIds.at(-1);
  // The moment of the whole pass, so that a page that is repeated later comes to the same.
  const moment = { ...todayOf(shop, run.startedAt), shopId, runId };
  if (last !== undefined)
    await deps.store.page(moment, customerIds, (facts) =>
      facts.map(({ customerId, ...one }: SegmentFacts) => ({
        customerId,
        ...decideSegment(model, run.rates, one, run.startedAt),
      })),
    );
  if (last !== undefined && customerIds.length === PAGE) return deps.enqueue([segmentPageJob(shopId, runId, last)]);
  const times = {
    now,
    since: minus(now, WEEK),
    movesBefore: minus(now, MOVES_KEPT),
    runsBefore: minus(now, RUNS_KEPT),
  };
  return deps.store.finish(shopId, runId, times);
};
