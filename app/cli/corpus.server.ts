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

/** FNV-1a: which half a message belongs to depends on its text alone, so no edit elsewhere can move it. */
const halfOf = (text: string): Half => {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash ^ (hash >>> 16)) % 2 === 0 ? "tuning" : "held-out";
};

const readEntries = async (folder: string, file: string): Promise<readonly CorpusEntry[]> => {
  const [, label, language = ""] = FILE.exec(file) ?? [];
  const lines = (await readFile(join(folder, file), "utf8")).split("\n");
  return lines.flatMap((line, i) => {
    if (line === "") return [];
    try {
      const entry = entrySchema.parse(JSON.parse(line));
      return [{ ...entry, language, isUnlawful: label === "unlawful", half: halfOf(entry.text) }];
    } catch (error) {
      throw new CliError(`${file}, line ${i + 1}: ${firstLine(error)}`);
    }
  });
};

/** All labelled messages of a folder. */
export const readCorpus = async (folder: string): Promise<readonly CorpusEntry[]> => {
  const files = await readdir(folder).catch((error: unknown) => {
    throw new CliError(`${folder}: cannot be read (${firstLine(error)})`);
  });
  const entries = await Promise.all(files.filter((file) => FILE.test(file)).sort().map((file) => readEntries(folder, file))); // prettier-ignore
  if (entries.length === 0)
    throw new CliError(`${folder}: has no lawful.<language>.jsonl or unlawful.<language>.jsonl`);
  return entries.flat();
};

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

/** By class: how many of its messages were stopped, and for how many the class itself was named. */
const classFigures = (judged: readonly Judged[], id: string) => {
  const names = ({ found }: Judged) => found.some((finding) => finding.startsWith(`${id}:`));
  const own = judged.filter((entry) => entry.isUnlawful && entry.class === id);
  const named = judged.filter(names);
  return {
    messages: own.length,
    recall: share(own.filter(({ isStopped }) => isStopped).length, own.length),
    named: share(own.filter(names).length, own.length),
    precision: share(named.filter(({ isUnlawful }) => isUnlawful).length, named.length),
  };
};

const brief = ({ language, class: id, channel, subject, text, found }: Judged) => ({ language, class: id, channel, ...(subject === undefined ? {} : { subject }), text, found }); // prettier-ignore

/** Recall, precision and false alarms of the review on labelled messages, and every message that it judges wrongly. */
export const measureCorpus = (entries: readonly CorpusEntry[]) => {
  const judged = entries.map(judge);
  const languages = [...new Set(judged.map(({ language }) => language))].sort();
  const classes = [...new Set(judged.filter(({ isUnlawful }) => isUnlawful).map((entry) => entry.class))].sort();
  return {
    all: figures(judged),
    byLanguage: Object.fromEntries(languages.map((id) => [id, figures(judged.filter(({ language }) => language === id))])), // prettier-ignore
    byClass: Object.fromEntries(classes.map((id) => [id, classFigures(judged, id)])),
    misses: judged.filter(({ isUnlawful, isStopped }) => isUnlawful && !isStopped).map(brief),
    falseAlarms: judged.filter(({ isUnlawful, isStopped }) => !isUnlawful && isStopped).map(brief),
  };
};
export type CorpusFigures = ReturnType<typeof measureCorpus>;
