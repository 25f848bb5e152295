import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csv, duewell, folderWith } from "./run-cli";

const GOOD = "c1,o1,2025-01-01,2025-01-31,10.00,USD,,no,US";
const bad = {
  "amount.csv": [csv(GOOD, "c1,o2,2025-01-01,2025-01-31,ten,USD,,no,US"), "line 3, column amount"],
  "cents.csv": [csv("c1,o2,2025-01-01,2025-01-31,10.001,USD,,no,US"), "line 2, column amount"],
  "negative.csv": [csv("c1,o2,2025-01-01,2025-01-31,-1.00,USD,,no,US"), "line 2, column amount"],
  "day.csv": [csv("c1,o2,2025-02-30,2025-03-31,1.00,USD,,no,US"), "line 2, column created_at"],
  "paid.csv": [csv("c1,o2,2025-02-03,2025-03-31,1.00,USD,soon,no,US"), "line 2, column paid_at"],
  "disputed.csv": [csv("c1,o2,2025-02-03,2025-03-31,1.00,USD,,perhaps,US"), "line 2, column disputed"],
  "country.csv": [csv("c1,o2,2025-02-03,2025-03-31,1.00,USD,,no,Utopia"), "line 2, column country"],
  "customer.csv": [csv(",o2,2025-02-03,2025-03-31,1.00,USD,,no,US"), "line 2, column customer_id"],
  "twice.csv": [csv(GOOD, GOOD), "line 3, column due_at"],
  "short.csv": [csv("c1,o2,2025-02-03"), "line 2"],
  "header.csv": ["customer_id,order_id\nc1,o1\n", "line 1"],
  "unknown.csv": [csv(GOOD).replaceAll("country", "country,colour").replaceAll("US\n", "US,red\n"), "line 1"],
  "empty.csv": ["", "empty"],
} as const;

describe("duewell", () => {
  let folder: Awaited<ReturnType<typeof folderWith>>;
  beforeAll(async () => {
    folder = await folderWith(Object.fromEntries(Object.entries(bad).map(([name, [text]]) => [name, text])));
  });
  afterAll(() => folder.remove());

  it.each(Object.entries(bad))(
    "says in one line what is wrong with %s and where, and exits 2",
    async (name, [, where]) => {
      const args = ["simulate", "--receivables", folder.path(name), "--from", "2025-01-01", "--to", "2025-03-01"];
      const ran = await duewell([...args, "--json"]);
      expect(ran.code).toBe(2);
      expect(ran.stdout).toBe("");
      expect(ran.stderr.trim().split("\n")).toHaveLength(1);
      expect(ran.stderr).toContain(name);
      expect(ran.stderr).toContain(where);
    },
  );

  it.each([
    [["frobnicate"], "frobnicate"],
    [["simulate"], "--receivables"],
    [["doctor", "--nope"], "--nope"],
    [["simulate", "--receivables", "x.csv", "--from", "2025-13-01", "--to", "2025-02-01"], "2025-13-01"],
    [["simulate", "--receivables", "x.csv", "--from", "2025-01-02", "--to", "2025-01-01"], "--from"],
    [["simulate", "--receivables", "no-such.csv", "--from", "2025-01-01", "--to", "2025-01-02"], "no-such.csv"],
    [["simulate", "--receivables", "x", "--from", "2025-01-01", "--to", "2025-01-02", "--policy", "rude"], "rude"],
    [["score", "evaluate", "--train", "no-such.csv", "--test", "no-such.csv"], "no-such.csv"],
    [["bench", "no-such-bench"], "no-such-bench"],
  ])("refuses %j with one line that names it, and exits 2", async (args, what) => {
    const ran = await duewell(args);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe("");
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
    expect(ran.stderr).toContain(what);
  });

  it("works from any folder", async () => {
    const ran = await duewell(
      ["compliance", "review", "--text", "Hello", "--channel", "email", "--locale", "en"],
      {},
      tmpdir(),
    );
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  it("shows its help and exits 0", async () => {
    const ran = await duewell(["--help"]);
    expect(ran.code).toBe(0);
    for (const name of ["simulate", "score", "compliance", "import", "bench", "doctor"])
      expect(ran.stdout).toContain(name);
  });
});
