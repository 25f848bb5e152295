import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { z } from "zod";
import { complianceCaseSchema } from "~/contracts/compliance-cases";
import { profileSchema } from "~/contracts/shop";
import { CONTACT_CHANNELS, type ContactChannel } from "~/domain/channels/types";
import { createGate } from "~/domain/compliance/gate";
import type { ProfileId, Verdict } from "~/domain/compliance/types";
import { reviewScript } from "~/domain/messages/review/review";
import { jurisdictions } from "~/domain/compliance/registry";
import { explainFinding } from "~/i18n/explain-finding";
import { CliError, firstLine } from "./cli-error.server";
import { showPacks } from "./compliance-packs.server";
import { print, type CliCommand } from "./command.server";
import { corpusReport } from "./corpus-report.server";
import { HALVES, measureCorpus, readCorpus, type Half } from "./corpus.server";

type CheckOptions = { readonly cases: string; readonly profile: ProfileId; readonly json?: boolean };
type ReviewOptions = {
  readonly text: string;
  readonly subject?: string;
  readonly channel: ContactChannel;
  readonly locale: string;
  readonly json?: boolean;
};
type CorpusOptions = {
  readonly folder: string;
  readonly half?: Half;
  readonly misses?: boolean;
  readonly json?: boolean;
};

const readCases = async (path: string): Promise<readonly unknown[]> => {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new CliError(`${path}: cannot be read (${firstLine(error)})`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError(`${basename(path)}: not JSON (${firstLine(error)})`);
  }
  if (!Array.isArray(value)) throw new CliError(`${basename(path)}: must be an array of cases`);
  return value as readonly unknown[];
};

const parseCase = (file: string, value: unknown, i: number) => {
  const parsed = complianceCaseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue && issue.path.length > 0 ? issue.path.join(".") : "the case itself";
  throw new CliError(`${file}, case ${i}, ${field}: ${issue?.message ?? "is wrong"}`);
};

const verdictOf = (id: string, verdict: Verdict) => ({
  id,
  verdict: verdict.verdict,
  ...(verdict.verdict === "defer" ? { nextAllowedAt: verdict.nextAllowedAt.toISOString() } : {}),
  reasons: verdict.reasons,
});

const check = async ({ cases, profile, json }: CheckOptions): Promise<void> => {
  // All are read before any is judged: a file that is wrong gives an error and nothing else.
  const parsed = (await readCases(cases)).map((value, i) => parseCase(basename(cases), value, i));
  const gate = createGate({ profile });
  const results = parsed.map(({ id, ...facts }) => verdictOf(id, gate(facts)));
  print(json, results, () =>
    results
      .map(({ id, verdict, nextAllowedAt, reasons }) =>
        [id, verdict, nextAllowedAt, reasons.map(({ rule }) => rule).join(", ")].filter(Boolean).join("  "),
      )
      .join("\n"),
  );
};

const review = ({ text, subject, channel, locale, json }: ReviewOptions): void => {
  const { ok, findings } = reviewScript({ text, subject, channel, locale });
  const result = { ok, findings: findings.map((finding) => explainFinding("en", finding)) };
  print(json, result, () =>
    [
      result.ok ? "ok" : "blocked",
      ...result.findings.map(
        (found) => `${found.severity} ${found.class}: "${found.excerpt}" - ${found.why} ${found.suggestion}`,
      ),
    ].join("\n"),
  );
};

const corpus = async ({ folder, half, misses, json }: CorpusOptions): Promise<void> => {
  const entries = await readCorpus(folder);
  const halves = HALVES.filter((one) => half === undefined || one === half);
  const results = halves.map((one) => ({ half: one, ...measureCorpus(entries.filter((entry) => entry.half === one)) }));
  print(json, results, () => results.map((result) => corpusReport(result.half, result, misses === true)).join("\n\n"));
};

const toDay = (text: string): string => {
  if (!z.iso.date().safeParse(text).success) throw new InvalidArgumentError("must be a day, for example 2026-09-01");
  return text;
};

export const compliance: CliCommand = {
  name: "compliance",
  register: (program: Command) => {
    const group = program.command("compliance").description("the gate and the script review");
    group
      .command("check")
      .description("the gate's verdict on each case of a JSON file")
      .requiredOption("--cases <file>", "array of cases")
      .addOption(
        new Option("--profile <profile>", "which rules apply")
          .choices(profileSchema.options)
          .default("strict_everywhere"),
      )
      .option("--json", "print the verdicts as JSON")
      .action(check);
    group
      .command("packs")
      .description("the rules by jurisdiction, with their sources, notes and retention")
      .addOption(new Option("--id <pack>", "one pack only").choices(jurisdictions.ids))
      .addOption(new Option("--on <day>", "only what is in force on the day, YYYY-MM-DD").argParser(toDay))
      .option("--json", "print the packs as JSON")
      .action(showPacks);
    group
      .command("review")
      .description("forbidden wording in a message")
      .requiredOption("--text <text>", "the message")
      .option("--subject <subject>", "its subject")
      .addOption(new Option("--channel <channel>", "how it is sent").choices(CONTACT_CHANNELS).makeOptionMandatory())
      .requiredOption("--locale <locale>", "language of the message, for example en or zh-CN")
      .option("--json", "print the findings as JSON")
      .action(review);
    group
      .command("corpus")
      .description("how well the script review tells unlawful messages from lawful ones")
      .option("--folder <folder>", "labelled messages", "tests/corpus/script-review")
      .addOption(
        new Option("--half <half>", "only the messages that phrases are written for, or only those kept apart").choices(
          HALVES,
        ),
      )
      .option(
        "--misses",
        "list every message that is judged wrongly; phrases written after such a look are no longer measured fairly by these messages",
      )
      .option("--json", "print the figures and what is judged wrongly as JSON")
      .action(corpus);
  },
};
