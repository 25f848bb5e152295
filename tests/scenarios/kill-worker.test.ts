import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb, type Db } from "~/db/client.server";
import { days, hours, minutes } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import { startDuewell, type Duewell } from "~tests/demo/harness";
import { summarise, type Summary } from "~tests/demo/summary";
import { goLive, START } from "./setup-shop";

const CUSTOMERS = 150;
const KILLS = 6;

type Outcome = {
  readonly summary: Summary;
  readonly contacts: readonly { readonly id: string; readonly state: string; readonly effectiveAt: Date }[];
  readonly attempts: readonly { readonly contactId: string; readonly events: readonly string[] }[];
  readonly messageIds: readonly string[];
  readonly now: Date;
  /** How many messages had been reserved at each kill. */
  readonly killedAt: readonly number[];
};

/** Resolves when `reached` reservations exist, or after ten seconds: then there was nothing left to reserve. */
const whenReserved = async (db: Db, reached: number): Promise<number> => {
  for (let tries = 0; tries < 2_000; tries++) {
    const count = await db.contactAttempt.count();
    if (count >= reached) return count;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return db.contactAttempt.count();
};

/** After three days without a worker everything is due at once; then it dies again and again where the seed says. */
const killAgainAndAgain = async (duewell: Duewell, db: Db): Promise<number[]> => {
  const random = seededRandom("kill-worker");
  const killedAt: number[] = [];
  duewell.clockWaits(false);
  await duewell.worker().kill();
  await duewell.store.clock.advance(days(3) + hours(2));
  for (let i = 0; i < KILLS; i++) {
    const before = await db.contactAttempt.count();
    duewell.startWorker();
    killedAt.push(await whenReserved(db, before + 1 + Math.floor(random() * 14)));
    await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 12)));
    await duewell.worker().kill();
    // The dead worker's leases end.
    await duewell.store.clock.advance(minutes(2));
  }
  duewell.clockWaits(true);
  duewell.startWorker();
  await duewell.whenQuiet();
  await duewell.store.clock.advance(hours(2));
  return killedAt;
};

const readOutcome = async (duewell: Duewell, db: Db, killedAt: readonly number[]): Promise<Outcome> => {
  const attempts = await db.contactAttempt.findMany({ select: { id: true, plannedContactId: true } });
  const events = await db.contactEvent.findMany({ select: { attemptId: true, kind: true } });
  return {
    summary: await summarise(duewell.env["DATABASE_URL"] ?? ""),
    contacts: await db.plannedContact.findMany({ select: { id: true, state: true, effectiveAt: true } }),
    attempts: attempts.map(({ id, plannedContactId }) => ({
      contactId: plannedContactId,
      events: events.filter(({ attemptId }) => attemptId === id).map(({ kind }) => kind),
    })),
    messageIds: duewell.store.state.mails.map(({ headers }) => headers["message-id"] ?? ""),
    now: duewell.store.clock.now(),
    killedAt,
  };
};

describe("a worker that is killed while reminders leave", () => {
  let folder: string;
  let outcome: Outcome;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-kill-"));
    const duewell = await startDuewell({
      port: 0,
      seed: 5,
      customers: CUSTOMERS,
      startAt: START,
      folder: join(folder, "run"),
    });
    const db = openDb(duewell.env["DATABASE_URL"] ?? "");
    try {
      await goLive(duewell, 0);
      for (const customerId of duewell.store.state.customers.keys())
        duewell.store.control.placeOrder({ customerId, kind: "bank_transfer", amountMinor: 12_500 });
      await duewell.whenQuiet();
      const killedAt = await killAgainAndAgain(duewell, db);
      outcome = await readOutcome(duewell, db, killedAt);
    } finally {
      await db.$disconnect();
      await duewell.stop();
    }
  }, 170_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const idsOf = (state: string) => outcome.contacts.filter((one) => one.state === state).map(({ id }) => id);
  const contactIdOf = (messageId: string) => /<([^@]+)@/.exec(messageId)?.[1] ?? "";

  it("died in the middle of the work each time", () => {
    expect(outcome.killedAt).toHaveLength(KILLS);
    const [first = 0] = outcome.killedAt;
    expect(first).toBeGreaterThan(0);
    expect(new Set(outcome.killedAt).size).toBe(KILLS);
    expect(Math.max(...outcome.killedAt)).toBeLessThan(outcome.attempts.length);
  });

  it("loses no planned contact: each whose moment has passed has come to an end", () => {
    const ends = new Set(["sent", "cancelled", "denied", "superseded", "failed", "unknown"]);
    const open = outcome.contacts.filter(({ state, effectiveAt }) => effectiveAt <= outcome.now && !ends.has(state));
    expect(open).toEqual([]);
    expect(outcome.contacts.length).toBeGreaterThanOrEqual(100);
  });

  it("delivers no message twice", () => {
    // What was under way at a kill may not have left: how much that is depends on the machine.
    expect(outcome.messageIds.length).toBeGreaterThan(30);
    expect(new Set(outcome.messageIds).size).toBe(outcome.messageIds.length);
  });

  it("delivers every message that it calls sent, and at most one per attempt", () => {
    const delivered = new Set(outcome.messageIds.map(contactIdOf));
    expect(idsOf("sent").filter((id) => !delivered.has(id))).toEqual([]);
    const attempted = new Set(outcome.attempts.map(({ contactId }) => contactId));
    expect([...delivered].filter((id) => !attempted.has(id))).toEqual([]);
    expect(attempted.size).toBe(outcome.attempts.length);
  });

  it("calls unknown what was under way at a kill, and nothing else", () => {
    const delivered = new Set(outcome.messageIds.map(contactIdOf));
    const sent = new Set(idsOf("sent"));
    const unknown = new Set(idsOf("unknown"));
    expect([...delivered].filter((id) => !sent.has(id) && !unknown.has(id))).toEqual([]);
    // Sixteen jobs run side by side.
    expect(unknown.size).toBeLessThanOrEqual(KILLS * 16);
    expect(outcome.attempts.filter(({ events }) => events.length !== 1)).toEqual([]);
  });

  it("breaks no promise and sets no job aside", () => {
    expect(Object.entries(outcome.summary.violations).filter(([, count]) => count > 0)).toEqual([]);
    expect(outcome.summary.failedJobs).toBe(0);
  });
});
