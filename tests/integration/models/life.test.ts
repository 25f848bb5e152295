import { beforeAll, describe, expect, it } from "vitest";
import { checkDeps, modelActionDeps, scoreDeps, trainingDeps } from "~/composition.models.server";
import type { Base } from "~/composition.server";
import { CONSENT_TEXT_VERSION } from "~/contracts/model";
import { verifyAudit } from "~/db/audit.server";
import { days, plus } from "~/domain/shared/duration";
import { checkModels } from "~/services/scoring/check-models.server";
import { actOnModel, type ModelAction } from "~/services/scoring/model-actions.server";
import { scoreCustomers } from "~/services/scoring/score-customers.server";
import { trainModel } from "~/services/scoring/train-model.server";
import { freshBase, liveShop, SHOP, testClock } from "~tests/factories/base";
import { customerOf, lend } from "~tests/factories/lending";

const NOW = new Date("2026-09-15T12:00:00Z");
const CUSTOMERS = 300;
const TEXT = { locale: "en", text: "I agree that a model is trained." };

describe("the life of a model of the merchant's own", () => {
  const clock = testClock(NOW);
  let base: Base;
  const act = (action: ModelAction) =>
    actOnModel(modelActionDeps(base), { shopId: SHOP, actor: "42", consent: TEXT }, action);
  const consent = () => act({ intent: "consent", version: CONSENT_TEXT_VERSION });
  const view = () => base.views.model(SHOP);
  const check = () => checkModels(checkDeps(base), SHOP);
  const score = (ids: readonly string[]) => scoreCustomers(scoreDeps(base), SHOP, ids);
  const running = async () => (await view()).training?.id ?? "";
  const newestScore = (customerId: string) =>
    base.db.scoreSnapshot.findFirstOrThrow({ where: { customerId }, orderBy: [{ at: "desc" }, { id: "desc" }] });
  const waiting = (name: string) => base.db.job.count({ where: { shopId: SHOP, name, state: "ready" } });

  beforeAll(async () => {
    base = await freshBase(clock);
    await liveShop(base);
    await lend(base, { customers: CUSTOMERS, fromDaysAgo: 400, toDaysAgo: 1, ordersEach: 9 });
    const abroad = Array.from({ length: CUSTOMERS / 3 }, (_, n) => customerOf(n));
    const home = { locale: "zh-CN", addresses: JSON.stringify([{ country: "CN", province: "SH" }]) };
    await base.db.customer.updateMany({ where: { id: { in: abroad } }, data: home });
  });

  it("trains nothing before the merchant has agreed, nor to a text that has changed meanwhile", async () => {
    expect(await act({ intent: "train" })).toBe("no_consent");
    expect(await act({ intent: "consent", version: "another" })).toBe("text_changed");
    expect(await view()).toMatchObject({ consent: { isGiven: false, history: [] }, training: null, versions: [] });
  });

  it("keeps who agreed to which text and when, and begins to train", async () => {
    expect(await consent()).toBeUndefined();
    const { consent: given, training } = await view();
    expect(given.isGiven).toBe(true);
    expect(given.history).toMatchObject([
      { actor: "42", at: NOW, kind: "granted", textVersion: CONSENT_TEXT_VERSION, text: TEXT.text },
    ]);
    expect(training).toMatchObject({ progress: 0, cause: "person" });
    expect(await waiting("model.train")).toBe(1);
    expect(await act({ intent: "train" })).toBe("already_training");
  });

  it("ends as a challenger with all that an auditor asks for, while the scorecard goes on", async () => {
    await trainModel(trainingDeps(base), SHOP, await running());
    const { challenger, champion, serving, training, versions } = await view();
    expect([champion, serving.modelId, training, versions.length]).toEqual([null, null, null, 1]);
    expect(challenger).toMatchObject({
      state: "ready",
      role: "challenger",
      cause: "person",
      actor: "42",
      isUsable: true,
    });
    if (!challenger?.metrics?.newest) throw new Error("The challenger has no figures");
    const { examples, features, windowTo, metrics } = challenger;
    expect(examples).toBeGreaterThan(1_500);
    expect(features.length).toBeGreaterThan(15);
    expect(windowTo).toBeInstanceOf(Date);
    expect(metrics.newest?.auc).toBeGreaterThan(0.65);
    expect(metrics.newest?.n).toBeGreaterThan(200);
    expect(metrics.halfLife).toBeGreaterThan(0);
    expect(metrics.influence[0]?.loss).toBeGreaterThan(0);
    await score([customerOf(1)]);
    expect((await newestScore(customerOf(1))).modelKind).toBe("scorecard");
  }, 120_000);

  it("scores beside what serves, one word a customer, with no effect", async () => {
    const ids = Array.from({ length: 50 }, (_, n) => customerOf(n));
    await score(ids);
    await score(ids);
    expect((await view()).shadowed).toBe(50);
    const shadow = await base.db.shadowScore.findFirstOrThrow({ where: { customerId: customerOf(1) } });
    const counted = await newestScore(customerOf(1));
    expect(counted.modelKind).toBe("scorecard");
    expect(shadow.probability).not.toBe(counted.probability);
  });

  it("takes over by itself where it is better on what neither had seen, with the figures kept", async () => {
    await check();
    const { decision, serving, champion, challenger } = await view();
    expect(decision).toMatchObject({ championId: null, verdict: "promote", why: "better" });
    expect(decision?.figures.gain).toBeGreaterThan(0.002);
    expect(new Date(decision?.figures.since ?? 0)).toEqual(champion?.windowTo);
    expect(serving).toMatchObject({ modelId: decision?.challengerId, cause: "comparison", actor: "duewell" });
    expect(challenger).toBeNull();
    expect(await waiting("customers.score")).toBe(1);
    await score([customerOf(1)]);
    expect(await newestScore(customerOf(1))).toMatchObject({ modelKind: "network", modelVersion: serving.modelId });
  });

  it("does not mind that histories have grown, as long as outcomes bear out what it says", async () => {
    const { drift, serving } = await view();
    expect(drift).toMatchObject({ modelId: serving.modelId, status: "moved" });
    expect(drift?.figures.features.find(({ feature }) => feature === "known_count")?.status).toBe("far");
    expect(drift?.figures.isCalibrationBroken).toBe(false);
    expect(drift?.figures.months.length).toBeGreaterThan(6);
  });

  it("reports of each language and country, which it never read, what it said and what happened", async () => {
    const { drift } = await view();
    const { languages = [], countries = [], months = [] } = drift?.figures ?? {};
    const all = months.reduce((sum, { n }) => sum + n, 0);
    expect(languages.map(({ key, isOff }) => [key, isOff])).toEqual([["en", false], ["zh", false]]);
    expect(countries.map(({ key }) => key)).toEqual(["", "CN"]);
    expect(countries.map(({ n }) => n)).toEqual(languages.map(({ n }) => n));
    expect(languages.reduce((sum, { n }) => sum + n, 0)).toBe(all);
    for (const { n, observed } of languages) expect([n > all / 4, observed > 0.1]).toEqual([true, true]);
  }); // prettier-ignore

  it("is compared again only when much more is known, so that chance gets no second throw", async () => {
    await act({ intent: "train" });
    await trainModel(trainingDeps(base), SHOP, await running());
    await check();
    await check();
    expect(await base.db.modelDecision.count({ where: { shopId: SHOP, championId: { not: null } } })).toBe(1);
  }, 120_000);

  it("goes back to the scorecard, and from there to the model, by a person's word", async () => {
    const { serving } = await view();
    const model = serving.modelId ?? "";
    expect(await act({ intent: "return", modelId: null, serving: "another" })).toBe("changed_meanwhile");
    expect(await act({ intent: "return", modelId: null, serving: model })).toBeUndefined();
    expect(await view()).toMatchObject({ serving: { modelId: null, cause: "returned_by_person", actor: "42" } });
    await score([customerOf(1)]);
    expect((await newestScore(customerOf(1))).modelKind).toBe("scorecard");
    expect(await act({ intent: "promote", modelId: model, serving: null })).toBeUndefined();
    expect((await view()).serving).toMatchObject({ modelId: model, cause: "promoted_by_person" });
    expect(await act({ intent: "promote", modelId: "of another shop", serving: model })).toBe("cannot_serve");
  });

  it("makes room for the scorecard when what is scored now is far from what it learned", async () => {
    clock.set(plus(NOW, days(40)));
    await lend(base, {
      customers: CUSTOMERS, fromDaysAgo: 38, toDaysAgo: 16, ordersEach: 4, batch: "b",
      amountMinor: 90_000, lateRate: () => 0.9,
    }); // prettier-ignore
    await check();
    const { serving, drift, training } = await view();
    const told = await base.db.driftReport.findFirstOrThrow({ where: { shopId: SHOP }, orderBy: { at: "desc" } });
    expect(told.status).toBe("severe");
    expect(serving).toMatchObject({ modelId: null, cause: "drift", actor: "duewell" });
    expect(training).toMatchObject({ cause: "drift" });
    expect(drift).toBeNull();
    const { attention } = await base.views.home(await base.shops.get(SHOP), clock.now());
    expect(attention).toContainEqual({ kind: "model", count: 1 });
  });

  it("stops at once when consent is withdrawn: nothing serves, is tried or trained, and the record stays", async () => {
    const shop = await base.db.shop.findUniqueOrThrow({ where: { id: SHOP } });
    const last = await base.db.riskModel.findFirstOrThrow({ where: { shopId: SHOP, state: "ready" } });
    expect(await act({ intent: "promote", modelId: last.id, serving: shop.activeModelId })).toBeUndefined();
    expect(await act({ intent: "withdraw" })).toBeUndefined();
    const after = await view();
    expect(after.serving).toMatchObject({ modelId: null, cause: "consent_withdrawn", actor: "42" });
    expect(after).toMatchObject({ challenger: null, training: null, shadowed: 0 });
    expect(after.consent.history.map(({ kind }) => kind)).toEqual(["withdrawn", "granted"]);
    expect(after.versions[0]).toMatchObject({ state: "cancelled", why: "consent_withdrawn" });
    expect(await act({ intent: "promote", modelId: last.id, serving: null })).toBe("changed_meanwhile");
    expect(await act({ intent: "train" })).toBe("no_consent");
    expect(await verifyAudit(base.db, SHOP)).toMatchObject({ broken: undefined });
    const actions = await base.db.auditEvent.findMany({ where: { shopId: SHOP }, orderBy: { seq: "asc" } });
    expect(actions.map(({ action }) => action)).toEqual(expect.arrayContaining(["model.consent", "model.training_started", "model.challenger", "model.in_service", "model.consent_withdrawn"])); // prettier-ignore
  });
});
