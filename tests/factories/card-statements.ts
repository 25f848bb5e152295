import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { historiesOf, readAll, type History } from "~/cli/histories.server";

/**
 * 600 customers of the public Taiwanese card data (UCI, "default of credit card clients", Yeh and Lien 2009), recast as
 * receivables: chosen by a hash, so that they are a fair sample, and always the same.
 */
export const cardHistories = async (): Promise<History[]> => {
  const folder = await mkdtemp(join(tmpdir(), "duewell-cards-"));
  try {
    const path = join(folder, "cards.csv");
    await writeFile(path, gunzipSync(readFileSync(new URL("../fixtures/card-statements.csv.gz", import.meta.url))));
    return [...historiesOf(await readAll(path)).values()];
  } finally {
    await rm(folder, { recursive: true });
  }
};
