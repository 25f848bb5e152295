import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb } from "~/db/client.server";
import { days } from "~/domain/shared/duration";
import { startDuewell } from "~tests/demo/harness";
import { summarise, type Summary } from "~tests/demo/summary";
import { freshDatabase } from "~tests/factories/database";
import { goLive, START } from "./setup-shop";

type Outcome = {
  readonly summary: Summary;
  readonly mails: readonly { readonly to: string; readonly id: string }[];
  readonly verdicts: { readonly contacts: number; readonly withOneVerdict: number };
};

const verdictsOf = async (url: string): Promise<Outcome["verdicts"]> => {
  const db = openDb(url);
  try {
    const contacts = await db.plannedContact.findMany({ select: { id: true } });
    const verdicts = await db.gateDecision.findMany({ where: { stage: "plan" }, select: { plannedContactId: true } });
    const count = new Map<string, number>();
    for (const { plannedContactId } of verdicts)
      count.set(plannedContactId ?? "", (count.get(plannedContactId ?? "") ?? 0) + 1);
    return { contacts: contacts.length, withOneVerdict: contacts.filter(({ id }) => count.get(id) === 1).length };
  } finally {
    await db.$disconnect();
  }
};

/** Thirty days with every webhook delivered twice, out of order, and each seventh lost. */
const month = async (folder: string): Promise<Outcome> => {
  const { url: databaseUrl } = await freshDatabase();
  const duewell = await startDuewell({ port: 0, seed: 11, customers: 80, startAt: START, folder, databaseUrl });
  try {
    Object.assign(duewell.store.control.webhooks, { duplicate: true, reorder: true, loseEvery: 7 });
    await goLive(duewell);
    await duewell.store.clock.advance(days(30));
    const url = duewell.env["DATABASE_URL"] ?? "";
    return {
      summary: await summarise(url),
      mails: duewell.store.state.mails.map(({ to, headers }) => ({ to, id: headers["message-id"] ?? "" })),
      verdicts: await verdictsOf(url),
    };
  } finally {
    await duewell.stop();
  }
};

describe("a month with unreliable webhooks", () => {
  let folder: string;
  let first: Outcome;
  let second: Outcome;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-month-"));
    [first, second] = await Promise.all([month(join(folder, "first")), month(join(folder, "second"))]);
  }, 170_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("wrote to customers at all", () => {
    expect(first.mails.length).toBeGreaterThan(10);
    expect(first.summary.orders["third_party_bnpl"]).toBeGreaterThan(0);
  });

  it("breaks none of its promises", () => {
    expect(Object.values(first.summary.violations).filter((count) => count > 0)).toEqual([]);
    expect(first.summary.violations).toMatchObject({ contactedAfterPayment: 0, contactedWhileDisputed: 0 });
  });

  it("leaves no job behind as failed", () => {
    expect(first.summary.failedJobs).toBe(0);
  });

  it("counts as sent exactly what arrived, and nothing arrives twice", () => {
    expect(first.mails).toHaveLength(first.summary.outcomes["sent"] ?? 0);
    expect(new Set(first.mails.map(({ id }) => id)).size).toBe(first.mails.length);
  });

  it("gives every planned contact exactly one verdict at planning", () => {
    expect(first.verdicts.contacts).toBeGreaterThan(0);
    expect(first.verdicts.withOneVerdict).toBe(first.verdicts.contacts);
  });

  it("comes to the same with the same seed", () => {
    const counted = ({ summary: { customers, orders, obligations, messages } }: Outcome) => ({
      customers,
      orders,
      obligations,
      messages,
    });
    expect(counted(second)).toEqual(counted(first));
  });
});
