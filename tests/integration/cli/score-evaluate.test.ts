import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csv, duewell, folderWith, json, madeUpRows } from "./run-cli";

const KEYS = ["auc", "ks", "brier", "logLoss", "ece10", "n", "positives", "trainSeconds", "rowsPerSecond", "model"];
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

  it("predicts the same whatever happens after the cutoff", async () => {
    for (const name of ["rows", "turned"])
      expect((await evaluate(`${name}.csv`, "--predictions", folder.path(`${name}.out`))).code).toBe(0);
    const [a, b] = await Promise.all(["rows", "turned"].map((name) => readFile(folder.path(`${name}.out`), "utf8")));
    // The newest rows may know what the ones before them came to; the first after the cutoff know nothing of it.
    const first = (text: string | undefined) => text?.split("\n").filter((line) => /^c\d+-4,/.test(line));
    expect(first(a)).toHaveLength(60);
    expect(first(a)).toEqual(first(b));
  });

  it("refuses to learn from nothing", async () => {
    const args = ["--train", folder.path("rows.csv"), "--test", folder.path("rows.csv")];
    const ran = await duewell(["score", "evaluate", ...args]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("Too little is known");
  });
});
