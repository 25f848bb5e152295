import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csv, duewell, folderWith, json, madeUpRows } from "./run-cli";

const KEYS = [
  "customers", "obligations", "planned", "allowed", "deferred", "denied", "byChannel", "byTier", "byRule", "byDay",
  "seconds",
]; // prettier-ignore
const HEADER =
  "contact_id,customer_id,order_ids,channel,template,tier,planned_at,effective_at,time_zone,verdict,rules,next_allowed_at";
type Summary = Record<"customers" | "obligations" | "planned" | "allowed" | "deferred" | "denied" | "seconds", number> &
  Record<"byChannel" | "byTier" | "byRule" | "byDay", Record<string, number>>;

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);

describe("duewell simulate", () => {
  let folder: Awaited<ReturnType<typeof folderWith>>;
  beforeAll(async () => {
    folder = await folderWith({
      "many.csv": csv(...madeUpRows(40, 6)),
      "special.csv":
        "customer_id,order_id,created_at,due_at,amount,currency,paid_at,disputed,country,gateway,paid_amount,time_zone\n" +
        "open,o1,2025-01-01,2025-01-10,10.00,USD,,no,US,,,America/Denver\n" +
        "disputed,o2,2025-01-01,2025-01-10,10.00,USD,,yes,US,,,\n" +
        "third,o3,2025-01-01,2025-01-10,10.00,USD,,no,US,Klarna Pay Later,,\n" +
        "part,o4,2025-01-01,2025-01-10,10.00,USD,2025-01-05,no,US,,4.00,\n" +
        "paid,o5,2025-01-01,2025-01-10,10.00,USD,2025-01-02,no,US,,,\n",
    });
  });
  afterAll(() => folder.remove());

  const simulate = (file: string, ...more: readonly string[]) =>
    duewell(["simulate", "--receivables", folder.path(file), "--from", "2025-01-01", "--to", "2025-06-30", "--json", ...more]); // prettier-ignore
  const contactsIn = async (dir: string) => {
    const [header, ...lines] = (await readFile(`${folder.path(dir)}/contacts.csv`, "utf8")).trimEnd().split("\n");
    return { header, lines, fields: lines.map((line) => line.split(",")) };
  };

  it("prints exactly the agreed keys, and its sums hold", async () => {
    const ran = await simulate("many.csv", "--out", folder.path("sums"));
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const summary = json(ran) as Summary;
    expect(Object.keys(summary)).toEqual(KEYS);
    expect(summary).toMatchObject({ customers: 40, obligations: 240 });
    expect(summary.planned).toBeGreaterThan(0);
    expect(summary.allowed + summary.deferred + summary.denied).toBe(summary.planned);
    for (const counts of [summary.byChannel, summary.byTier, summary.byDay]) expect(sum(counts)).toBe(summary.planned);
    const { header, fields } = await contactsIn("sums");
    expect(header).toBe(HEADER);
    expect(fields).toHaveLength(summary.planned);
    expect(fields.map(([id]) => id)).toEqual(fields.map((_, i) => `c${String(i + 1).padStart(6, "0")}`));
    const planned = fields.map((row) => row[6] ?? "");
    expect([...planned].sort()).toEqual(planned);
  });

  it.each([["scorecard"], ["network"]])("says the same again with the same seed (%s)", async (model) => {
    const runs = [];
    for (const dir of ["one", "two"]) {
      const args = ["--model", model, "--seed", "7", "--from", "2025-04-01", "--out", folder.path(dir)];
      const ran = await simulate("many.csv", ...args);
      expect(ran.stderr).toBe("");
      runs.push({ ...(json(ran) as Summary), seconds: 0, contacts: (await contactsIn(dir)).lines });
    }
    expect(runs[0]).toEqual(runs[1]);
  });

  it("contacts nobody about disputed, third-party or paid orders, and knows what is paid in part", async () => {
    await simulate("special.csv", "--out", folder.path("special"));
    const { fields } = await contactsIn("special");
    expect(new Set(fields.map((row) => row[1]))).toEqual(new Set(["open", "part"]));
    expect(new Set(fields.filter((row) => row[1] === "open").map((row) => row[8]))).toEqual(
      new Set(["America/Denver"]),
    );
  });

  it("judges everybody by the jurisdiction asked for", async () => {
    await simulate("many.csv", "--jurisdiction", "AU-NSW", "--out", folder.path("au"));
    const { fields } = await contactsIn("au");
    expect(new Set(fields.map((row) => row[8]))).toEqual(new Set(["Australia/Sydney"]));
  });
});
