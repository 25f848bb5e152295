import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import type { z } from "zod";

/** Reads a CSV with a header, plain or gzipped; a bad row stops it with file and line. */
export const readCsv = async <T>(file: string, schema: z.ZodType<T>): Promise<T[]> => {
  const source = createReadStream(file);
  const text = file.endsWith(".gz") ? source.pipe(createGunzip()) : source;
  const parser = parse({ columns: true, bom: true, trim: true, skip_empty_lines: true, info: true });
  // pipe() does not carry errors along.
  source.on("error", (error: Error) => parser.destroy(error));
  text.on("error", (error: Error) => parser.destroy(error));
  const rows: T[] = [];
  for await (const entry of text.pipe(parser) as AsyncIterable<{ info: { lines: number }; record: unknown }>) {
    const row = schema.safeParse(entry.record);
    if (!row.success) {
      const issue = row.error.issues[0];
      const where = issue?.path.join(".") ?? "";
      throw new Error(`${file}, line ${entry.info.lines}: ${where}: ${issue?.message ?? "is not valid"}`);
    }
    rows.push(row.data);
  }
  if (rows.length === 0) throw new Error(`${file} has no rows`);
  return rows;
};
