import { InvalidArgumentError, Option, type Command } from "commander";
import { policySchema, type POLICY_IDS } from "~/contracts/shop";
import { replayCustomer } from "~/domain/backtest/replay-customer";
import type { BacktestContact, BacktestParts } from "~/domain/backtest/types";
import { createGate } from "~/domain/compliance/gate";
import { planNextContact } from "~/domain/schedule/plan-next";
import { DEFAULT_STRATEGY, strategies } from "~/domain/strategy/registry";
import { systemClock } from "~/integrations/clock.server";
import { CliError } from "./cli-error.server";
import { dayOption, print, rounded, wholeOption, type CliCommand } from "./command.server";
import { inOrder, writeContacts } from "./contacts-csv.server";
import { historiesOf, readAll, type History } from "./histories.server";
import { mostFrequentCountry, toPastCustomer, zoneOf, type Jurisdiction } from "./past-customers.server";
import { endOfDay, tiersOf } from "./tiers.server";
import { MODEL_KINDS, scorerFor, type ModelKind } from "./train.server";

type Options = {
  readonly receivables: string;
  readonly from: Date;
  readonly to: Date;
  readonly policy: (typeof POLICY_IDS)[number];
  readonly jurisdiction?: Jurisdiction;
  readonly model: ModelKind;
  readonly seed: number;
  readonly out?: string;
  readonly json?: boolean;
};

const jurisdictionOption = (text: string): Jurisdiction => {
  const match = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/.exec(text.toUpperCase());
  if (!match) throw new InvalidArgumentError(`"${text}" is not CC or CC-RR, for example US or US-MA.`);
  return { country: match[1] ?? "", province: match[2] };
};

const counted = (keys: Iterable<string>): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const summarise = (histories: ReadonlyMap<string, History>, contacts: readonly BacktestContact[]) => {
  const having = (verdict: BacktestContact["verdict"]) => contacts.filter((contact) => contact.verdict === verdict);
  let obligations = 0;
  for (const { rows } of histories.values()) obligations += new Set(rows.map(({ orderId }) => orderId)).size;
  return {
    customers: histories.size,
    obligations,
    planned: contacts.length,
    allowed: having("allow").length,
    deferred: having("defer").length,
    denied: having("deny").length,
    byChannel: counted(contacts.map(({ channel }) => channel)),
    byTier: counted(contacts.map(({ tier }) => tier)),
    byRule: counted(contacts.flatMap(({ rules }) => rules)),
    byDay: counted(contacts.map(({ plannedAt }) => plannedAt.toISOString().slice(0, 10))),
  };
};

const replayAll = async (histories: ReadonlyMap<string, History>, country: string, options: Options) => {
  const { from, to, jurisdiction, model, seed } = options;
  const scorer = await scorerFor(histories.values(), { kind: model, until: from, lateAfterDays: 0, seed });
  const parts: BacktestParts = {
    strategy: strategies.get(options.policy) ?? DEFAULT_STRATEGY,
    creditor: { country, kind: "first_party" },
    shopTimeZone: zoneOf(jurisdiction ?? { country, province: undefined }),
    planNext: planNextContact,
    // The question is what today's rules would have made of the past, not what was law then.
    gate: createGate({ profile: "strict_everywhere", effectiveOn: systemClock.now().toISOString().slice(0, 10) }),
    tierAt: tiersOf(histories, scorer),
  };
  const contacts: BacktestContact[] = [];
  for (const history of histories.values())
    for (const contact of replayCustomer(toPastCustomer(history, jurisdiction), parts, from, endOfDay(to)))
      contacts.push(contact);
  return inOrder(contacts);
};

const run = async (options: Options): Promise<void> => {
  const startedAt = performance.now();
  if (options.from > options.to) throw new CliError("--from is after --to");
  const rows = await readAll(options.receivables);
  const histories = historiesOf(rows);
  const country = options.jurisdiction?.country ?? mostFrequentCountry(rows);
  const contacts = await replayAll(histories, country, options);
  if (options.out !== undefined) await writeContacts(options.out, contacts);
  const seconds = rounded((performance.now() - startedAt) / 1000, 3);
  const summary = { ...summarise(histories, contacts), seconds };
  print(
    options.json,
    summary,
    () =>
      `${summary.customers} customers, ${summary.obligations} obligations: ${summary.planned} contacts planned, ` +
      `${summary.allowed} allowed, ${summary.deferred} deferred, ${summary.denied} denied (${seconds} s)`,
  );
};

export const simulate: CliCommand = {
  name: "simulate",
  register: (program: Command) => {
    program
      .command("simulate")
      .description("replay a receivables file day by day: whom the app would have contacted, when, and what stopped it")
      .requiredOption("--receivables <file>", "the file, in the import format")
      .requiredOption("--from <day>", "first day, YYYY-MM-DD (UTC)", dayOption)
      .requiredOption("--to <day>", "last day, YYYY-MM-DD (UTC)", dayOption)
      .addOption(new Option("--policy <policy>", "how persistent").choices(policySchema.options).default("balanced"))
      .option("--jurisdiction <CC[-RR]>", "judge everybody as if living there", jurisdictionOption)
      .addOption(new Option("--model <model>", "what sets the tiers").choices(MODEL_KINDS).default("scorecard"))
      .option("--seed <n>", "seed of the network", wholeOption, 1)
      .option("--out <dir>", "write contacts.csv there")
      .option("--json", "print the summary as JSON")
      .action(run);
  },
};
