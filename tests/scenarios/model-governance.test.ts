import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDuewell } from "~tests/demo/harness";
import { modelChapter, type ModelChapter } from "~tests/demo/model-chapter";
import { goLive, START } from "./setup-shop";

describe("the life of a model, in a store with customers", () => {
  let folder: string;
  let told: ModelChapter;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-model-"));
    const duewell = await startDuewell({ port: 0, seed: 3, customers: 480, startAt: START, folder });
    try {
      told = await modelChapter(duewell, await goLive(duewell));
    } finally {
      await duewell.stop();
    }
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("begins with the consent and shows how the training gets on", () => {
    expect(told.consent.textVersion).toBe("2");
    expect(told.training.progress.length).toBeGreaterThan(1);
    expect([...told.training.progress].sort((a, b) => a - b)).toEqual(told.training.progress);
    expect(told.training.examples).toBeGreaterThanOrEqual(500);
  });

  it("is decided by figures, or by a person who has seen them, and then scores everybody", () => {
    expect(told.decision.n).toBeGreaterThan(50);
    expect(told.promoted.cause).toBe(told.decision.verdict === "promote" ? "comparison" : "promoted_by_person");
    expect(told.promoted.customersScored).toBeGreaterThan(100);
  });

  it("tries the next one beside it, and sees that customers have begun to behave in another way", () => {
    // One that is better at once serves at once, and is tried no longer.
    const atOnce = told.service.filter((cause) => cause === "comparison:own").length;
    expect(told.shadowed > 20 || atOnce === 2).toBe(true);
    expect(Math.max(...told.drift.farNow.map(({ psi }) => psi))).toBeGreaterThan(0.5);
    expect(["moved", "severe"]).toContain(told.drift.after.status);
  });

  it("ends with the scorecard, and every step is in the record", () => {
    expect(told.returned).toMatchObject({ to: "scorecard", cause: "returned_by_person", actor: "staff" });
    expect(told.returned.from).not.toBeNull();
    expect(told.service[0]).toMatch(/:own$/);
    expect(told.service.at(-1)).toMatch(/:scorecard$/);
  });
});
