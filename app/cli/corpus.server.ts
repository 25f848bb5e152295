import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CONTACT_CHANNELS } from "~/domain/channels/types";
import { reviewScript } from "~/domain/messages/review/review";
import { CliError, firstLine } from "./cli-error.server";

const entrySchema = z.strictObject({
  /** What an unlawful message is, or what a lawful one comes close to. */
  class: z.string().min(1),
  channel: z.enum(CONTACT_CHANNELS),
  subject: z.string().optional(),
  text: z.string().min(1),
  /** Names that the app would know: the shop, the customer, the goods. */
  names: z.array(z.string()).optional(),
});
const FILE = /^(lawful|unlawful)\.([a-z]{2})\.jsonl$/;

export const HALVES = ["tuning", "held-out"] as const;
export type Half = (typeof HALVES)[number];

export type CorpusEntry = z.infer<typeof entrySchema> & {
  readonly language: string;
  readonly isUnlawful: boolean;
  readonly half: Half;
};

const readEntries = async (folder: string, half: Half, file: string): Promise<readonly CorpusEntry[]> => {
  const [, label, language = ""] = FILE.exec(file) ?? [];
  const lines = (await readFile(join(folder, half, file), "utf8")).split("\n");
  return lines.flatMap((line, i) => {
    if (line === "") return [];
    try {
      const entry = entrySchema.parse(JSON.parse(line));
      return [{ ...entry, language, isUnlawful: label === "unlawful", half }];
    } catch (error) {
      throw new CliError(`${half}/${file}, line ${i + 1}: ${firstLine(error)}`);
    }
  });
};

const readHalf = async (folder: string, half: Half): Promise<readonly CorpusEntry[]> => {
  const files = await readdir(join(folder, half)).catch((error: unknown) => {
    throw new CliError(`${join(folder, half)}: cannot be read (${firstLine(error)})`);
  });
  const entries = await Promise.all(files.filter((file) => FILE.test(file)).sort().map((file) => readEntries(folder, half, file))); // prettier-ignore
  if (entries.length === 0)
    throw new CliError(`${join(folder, half)}: has no lawful.<language>.jsonl or unlawful.<language>.jsonl`);
  return entries.flat();
};

/** All labelled messages of a folder, which has one folder for each half. */
export const readCorpus = async (folder: string): Promise<readonly CorpusEntry[]> =>
  (await Promise.all(HALVES.map((half) => readHalf(folder, half)))).flat();

type Judged = CorpusEntry & { readonly isStopped: boolean; readonly found: readonly string[] };

const judge = (entry: CorpusEntry): Judged => {
  const { subject, text, channel, language, names } = entry;
  const { ok, findings } = reviewScript({ subject, text, channel, locale: language, names });
  const found = findings.filter(({ severity }) => severity === "block").map(({ class: id, excerpt }) => `${id}: ${excerpt}`); // prettier-ignore
  return { ...entry, isStopped: !ok, found };
};

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Number((part / whole).toFixed(4)));

const figures = (judged: readonly Judged[]) => {
  const unlawful = judged.filter(({ isUnlawful }) => isUnlawful);
  const lawful = judged.filter(({ isUnlawful }) => !isUnlawful);
  const stopped = unlawful.filter(({ isStopped }) => isStopped).length;
  const alarms = lawful.filter(({ isStopped }) => isStopped).length;
  return {
    unlawful: unlawful.length,
    lawful: lawful.length,
    recall: share(stopped, unlawful.length),
    precision: share(stopped, stopped + alarms),
    falseAlarms: share(alarms, lawful.length),
  };
};

/**
 * By class: how many of its messages were stopped, for how many the class itself was named, how often naming it was
 * right, and how many of the lawful messages that come close to it were stopped.
 */
const classFigures = (judged: readonly Judged[], id: string) => {
  const names = ({ found }: Judged) => found.some((finding) => finding.startsWith(`${id}:`));
  const close = judged.filter((entry) => entry.class === id);
  const own = close.filter(({ isUnlawful }) => isUnlawful);
  const named = judged.filter(names);
  const { unlawful, lawful, recall, falseAlarms } = figures(close);
  return {
    unlawful,
    lawful,
    recall,
    precision: share(named.filter(({ isUnlawful }) => isUnlawful).length, named.length),
    falseAlarms,
    named: share(own.filter(names).length, own.length),
  };
};

const valuesOf = <K extends "language" | "class">(judged: readonly Judged[], key: K) => [...new Set(judged.map((entry) => entry[key]))].sort(); // prettier-ignore

const byClass = (judged: readonly Judged[]) =>
  Object.fromEntries(valuesOf(judged.filter(({ isUnlawful }) => isUnlawful), "class").map((id) => [id, classFigures(judged, id)])); // prettier-ignore

const brief = ({ language, class: id, channel, subject, text, found }: Judged) => ({ language, class: id, channel, ...(subject === undefined ? {} : { subject }), text, found }); // prettier-ignore

/** Recall, precision and false alarms of the review on labelled messages, and every message that it judges wrongly. */
export const measureCorpus = (entries: readonly CorpusEntry[]) => {
  const judged = entries.map(judge);
  const ofLanguage = (id: string) => judged.filter(({ language }) => language === id);
  return {
    all: { ...figures(judged), byClass: byClass(judged) },
    byLanguage: Object.fromEntries(
      valuesOf(judged, "language").map((id) => [id, { ...figures(ofLanguage(id)), byClass: byClass(ofLanguage(id)) }]),
    ),
    misses: judged.filter(({ isUnlawful, isStopped }) => isUnlawful && !isStopped).map(brief),
    falseAlarms: judged.filter(({ isUnlawful, isStopped }) => !isUnlawful && isStopped).map(brief),
  };
};
export type CorpusFigures = ReturnType<typeof measureCorpus>;
