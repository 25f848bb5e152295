import { open } from "node:fs/promises";
import { csvField } from "~/domain/shared/csv";
import { CliError, firstLine } from "./cli-error.server";
import type { Problem } from "./receivables-csv.server";

/** Rejections kept to be listed; a file that is wrong throughout must not fill the memory. */
const LISTED = 1_000;

/** Lines written to the file of rejections at a time. */
const BATCH = 1_000;

const csvLine = ({ line, column, reason, value }: Problem): string =>
  `${[String(line), column ?? "", reason, value].map(csvField).join(",")}\n`;

/** All rejections as CSV, written as they are found; without rejections the file holds its header alone. */
const openRejectedFile = async (path: string) => {
  const failed = (error: unknown) => new CliError(`${path}: cannot be written (${firstLine(error)})`);
  const file = await open(path, "w").catch((error: unknown) => {
    throw failed(error);
  });
  let waiting = ["line,column,reason,value\n"];
  const flush = async (): Promise<void> => {
    const text = waiting.join("");
    waiting = [];
    await file.write(text).catch((error: unknown) => {
      throw failed(error);
    });
  };
  return {
    add: async (problem: Problem): Promise<void> => {
      waiting.push(csvLine(problem));
      if (waiting.length >= BATCH) await flush();
    },
    close: async (): Promise<void> => {
      await flush();
      await file.close();
    },
  };
};

/** Collects what is rejected: the first in detail, all of them as numbers, and all in the file when one is named. */
export const collectRejections = async (path: string | undefined) => {
  const file = path === undefined ? undefined : await openRejectedFile(path);
  const listed: Problem[] = [];
  let lines = 0;
  let found = 0;
  return {
    add: async (problems: readonly Problem[]): Promise<void> => {
      lines += 1;
      found += problems.length;
      for (const problem of problems) {
        if (listed.length < LISTED) listed.push(problem);
        await file?.add(problem);
      }
    },
    result: () => ({ listed, lines, notListed: found - listed.length }),
    close: async () => file?.close(),
  };
};

export type Rejections = {
  readonly listed: readonly Problem[];
  /** Lines with at least one problem. */
  readonly lines: number;
  /** Problems found after those listed. */
  readonly notListed: number;
};

const HEAD = ["line", "column", "reason"] as const;

/** A table with a line per rejection, and a last line for those that are not listed. */
export const rejectionTable = ({ listed, notListed }: Rejections): string => {
  const rows = [HEAD, ...listed.map(({ line, column, reason }) => [String(line), column ?? "-", reason] as const)];
  const width = (i: 0 | 1): number => Math.max(...rows.map((row) => row[i].length));
  const widths = [width(0), width(1)] as const;
  const lines = rows.map(([line, column, reason]) => `${line.padStart(widths[0])}  ${column.padEnd(widths[1])}  ${reason}`); // prettier-ignore
  return [...lines, ...(notListed > 0 ? [`and ${notListed} more that are not listed`] : [])].join("\n");
};
