import { describe, expect, it } from "vitest";
import { isSqlite, type DbOrTx } from "~/db/client.server";
import { StatementError } from "~/db/direct.server";
import { sqlFor } from "~/db/sql.server";
import { asError } from "~/services/health/isolate.server";
import { willPass } from "~/domain/inbox/set-aside";
import { freshDatabase } from "~tests/factories/database";

const { db, url } = await freshDatabase();
const dialect = isSqlite(url) ? "sqlite" : "postgres";

const insert = (at: DbOrTx, key: string): Promise<number> =>
  at.$executeRawUnsafe(`INSERT INTO "Lease" ("key", "owner", "expiresAt") VALUES ('${key}', 'me', CURRENT_TIMESTAMP)`);
const keys = async (): Promise<string[]> => (await db.lease.findMany()).map(({ key }) => key).sort();

describe("a raw statement inside a transaction", () => {
  it("is kept and rolled back with what Prisma writes beside it", async () => {
    await db.$transaction(async (tx) => {
      expect(await insert(tx, "kept")).toBe(1);
      await tx.lease.create({ data: { key: "kept too", owner: "me", expiresAt: new Date() } });
      expect(await tx.lease.count()).toBe(2);
    });
    const undone = db.$transaction(async (tx) => {
      await insert(tx, "undone");
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await keys()).toEqual(["kept", "kept too"]);
    await db.lease.deleteMany();
  });

  it("belongs to its own transaction when several run at once", async () => {
    const work = Array.from({ length: 12 }, (_, i) =>
      db.$transaction(async (tx) => {
        await insert(tx, `${String(i)} a`);
        await new Promise((resolve) => setTimeout(resolve, i % 3));
        await insert(tx, `${String(i)} b`);
        if (i % 2 === 0) throw new Error("not this one");
      }),
    );
    await Promise.allSettled(work);
    expect(await keys()).toEqual([
      "1 a",
      "1 b",
      "11 a",
      "11 b",
      "3 a",
      "3 b",
      "5 a",
      "5 b",
      "7 a",
      "7 b",
      "9 a",
      "9 b",
    ]);
    await db.lease.deleteMany();
  });

  it("waits for those that were given at once with it, as a connection does one at a time", async () => {
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.message);
    process.on("warning", note);
    const one = await db.$transaction((tx) =>
      Promise.all([1, 2, 3].map((n) => tx.$queryRawUnsafe(`SELECT ${String(n)} AS "n"`))),
    );
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", note);
    expect(one.map((rows) => Number((rows as { n: number }[])[0]?.n))).toEqual([1, 2, 3]);
    expect(warnings).toEqual([]);
  });

  it("takes instants and numbers as parameters, and they read as Prisma writes them", async () => {
    const until = new Date("2026-09-01T12:34:56.789Z");
    const { p, at } = sqlFor(dialect);
    await db.$transaction(async (tx) => {
      await insert(tx, "a");
      const sql = `UPDATE "Lease" SET "expiresAt" = ${p(1)} WHERE "key" = 'a' AND 1 < ${p(2)}`;
      expect(await tx.$executeRawUnsafe(sql, at(until), 2)).toBe(1);
    });
    expect(await db.lease.findMany({ where: { expiresAt: until } })).toMatchObject([{ key: "a", expiresAt: until }]);
    await db.lease.deleteMany();
  });

  it("is refused once the transaction has ended, instead of running outside of it", async () => {
    let ended: DbOrTx | undefined;
    await db.$transaction((tx) => Promise.resolve(void (ended = tx)));
    await expect(ended ? insert(ended, "late") : undefined).rejects.toThrow("The transaction has ended");
    const slow = db.$transaction(
      async (tx) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await insert(tx, "too late");
      },
      { timeout: 100 },
    );
    await expect(slow).rejects.toThrow("The transaction has ended");
    expect(await keys()).toEqual([]);
  });

  it("fails with the database's own words, which do not count as something that passes", async () => {
    const failure = await db
      .$transaction(async (tx) => {
        await insert(tx, "twice");
        await insert(tx, "twice");
      })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StatementError);
    expect(String(failure)).toMatch(/unique/i);
    expect(willPass(asError(failure))).toBe(false);
    expect(await keys()).toEqual([]);
  });
});

describe("a client", () => {
  it("takes raw statements outside of transactions after one as before", async () => {
    await db.$transaction((tx) => insert(tx, "inside"));
    expect(await insert(db, "outside")).toBe(1);
    expect(await keys()).toEqual(["inside", "outside"]);
  });
});
