import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hash32 } from "~/domain/shared/random";
import { csv, duewell, folderWith, json, madeUpRows } from "./run-cli";

const KEYS = [
  "auc",
  "ks",
  "brier",
  "logLoss",
  "ece10",
  "n",
  "positives",
  "trainSeconds",
  "rowsPerSecond",
  "model",
  "buckets",
  "groups",
];
const CUTOFF = "2025-05-01";
type Figures = { auc: number; n: number; positives: number; model: string };

describe("duewell score evaluate", () => {
  let folder: Awaited<ReturnType<typeof folderWith>>;
  const rows = madeUpRows(60, 6);
  beforeAll(async () => {
    // The future turned round: whoever paid on time after the cutoff did not, and the other way about.
    const turned = rows.map((row) => {
      const fields = row.split(",");
      if ((fields[2] ?? "") >= CUTOFF) fields[6] = fields[6] === "" ? "2025-05-02" : "";
      return fields.join(",");
    });
    folder = await folderWith({ "rows.csv": csv(...rows), "turned.csv": csv(...turned) });
  });
  afterAll(() => folder.remove());

  const evaluate = (file: string, ...more: readonly string[]) =>
    duewell(["score", "evaluate", "--train", folder.path(file), "--test", folder.path(file), "--cutoff", CUTOFF, "--json", ...more]); // prettier-ignore

  it.each(["scorecard", "network"])("measures the %s in exactly the agreed keys", async (model) => {
    const ran = await evaluate("rows.csv", "--model", model, "--predictions", folder.path(`${model}.csv`));
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const figures = json(ran) as Figures;
    expect(Object.keys(figures)).toEqual(KEYS);
    expect(figures).toMatchObject({ model, n: 120 });
    expect(figures.auc).toBeGreaterThan(0.7);
    const [header, ...lines] = (await readFile(folder.path(`${model}.csv`), "utf8")).trimEnd().split("\n");
    expect(header).toBe("order_id,due_at,p,tier,reasons");
    expect(lines).toHaveLength(figures.n);
    for (const line of lines) {
      const p = Number(line.split(",")[2]);
      expect(p > 0 && p < 1).toBe(true);
    }
  });

  it("reads of a row that is predicted what it read of those that taught: here only the articles of an order tell", async () => {
    const told = rows.map((row, i) => {
      const fields = row.split(",");
      const isLate = hash32(`articles-${String(i)}`) % 3 === 0;
      fields[6] = isLate ? "" : (fields[3] ?? "");
      return `${fields.join(",")},${isLate ? "9" : "1"}`;
    });
    const more = await folderWith({ "articles.csv": csv(...told).replace(",country\n", ",country,items\n") });
    const ran = await duewell(["score", "evaluate", "--train", more.path("articles.csv"), "--test", more.path("articles.csv"), "--cutoff", CUTOFF, "--model", "network", "--json"]); // prettier-ignore
    await more.remove();
    expect((json(ran) as Figures).auc).toBeGreaterThan(0.95);
  });

  it("predicts the same whatever happens after the cutoff", async () => {
    for (const name of ["rows", "turned"])
      expect((await evaluate(`${name}.csv`, "--predictions", folder.path(`${name}.out`))).code).toBe(0);
    const [a, b] = await Promise.all(["rows", "turned"].map((name) => readFile(folder.path(`${name}.out`), "utf8")));
    // The newest rows may know what the ones before them came to; the first after the cutoff know nothing of it.
    const first = (text: string | undefined) => text?.split("\n").filter((line) => /^c\d+-4,/.test(line));
    expect(first(a)).toHaveLength(60);
    expect(first(a)).toEqual(first(b));
  });

  it("says how good it is by how much was known, beside the base rate, and what it says of each country", async () => {
    const { buckets, groups } = json(await evaluate("rows.csv", "--model", "scorecard")) as {
      buckets: { earlier: string; n: number; logLoss: number; baseLogLoss: number }[];
      groups: { by: string; n: number; meanProbability: number; late: number }[];
    };
    expect(buckets.reduce((sum, { n }) => sum + n, 0)).toBe(120);
    for (const { logLoss, baseLogLoss } of buckets) expect(logLoss).toBeLessThan(baseLogLoss);
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(120);
    expect(groups[0]?.by).toBe("country");
  });

  it("with folds predicts every customer by what the others taught, and each row once", async () => {
    const ran = await evaluate("rows.csv", "--folds", "3", "--predictions", folder.path("folds.csv"));
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const { n, folds } = json(ran) as Figures & {
      folds: { mean: { auc: number }; each: { n: number; auc: number }[] };
    };
    expect(n).toBe(120);
    expect(folds.each).toHaveLength(3);
    expect(folds.each.reduce((sum, fold) => sum + fold.n, 0)).toBe(120);
    expect(folds.mean.auc).toBeCloseTo(folds.each.reduce((sum, fold) => sum + fold.auc, 0) / 3, 4);
    const lines = (await readFile(folder.path("folds.csv"), "utf8")).trimEnd().split("\n").slice(1);
    expect(new Set(lines.map((line) => line.split(",").slice(0, 2).join())).size).toBe(120);
  });

  it("refuses folds over two files, where the test customers could teach", async () => {
    const args = ["--train", folder.path("rows.csv"), "--test", folder.path("turned.csv"), "--folds", "3"];
    expect(await duewell(["score", "evaluate", ...args])).toMatchObject({ code: 2 });
  });

  it("refuses to learn from nothing", async () => {
    const args = ["--train", folder.path("rows.csv"), "--test", folder.path("rows.csv")];
    const ran = await duewell(["score", "evaluate", ...args]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("Too little is known");
  });
});
