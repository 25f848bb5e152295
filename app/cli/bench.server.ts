import type { Command } from "commander";
import { benches } from "~/bench/registry.server";
import { growHeapSlowly } from "~/config/heap.server";
import type { BenchResult } from "~/bench/types.server";
import { CliError } from "./cli-error.server";
import { print, wholeOption, type CliCommand } from "./command.server";

type Options = { readonly n?: number; readonly json?: boolean };

const textOf = ({ name, n, seconds, perSecond, p50Ms, p99Ms, rssMb, limit, ratio }: BenchResult): string =>
  `${name}: ${n} in ${seconds.toFixed(2)} s, ${Math.round(perSecond)}/s, p50 ${p50Ms.toFixed(2)} ms, ` +
  `p99 ${p99Ms.toFixed(2)} ms, ${Math.round(rssMb)} MB; ${limit.what} ${Math.round(limit.perSecond)}/s, ratio ${ratio.toFixed(3)}`;

const run = async (name: string, { n, json }: Options): Promise<void> => {
  const chosen = name === "all" ? benches : benches.filter((bench) => bench.name === name);
  if (chosen.length === 0) {
    const names = ["all", ...benches.map((bench) => bench.name)].join(", ");
    throw new CliError(`There is no bench "${name}"; there are: ${names}`);
  }
  // As the worker does, whose memory is among what is measured.
  growHeapSlowly();
  const results: BenchResult[] = [];
  // One after the other: side by side they would measure each other.
  for (const bench of chosen) {
    const result = await bench.run(n);
    results.push(result);
    if (!json) process.stdout.write(`${textOf(result)}\n`);
  }
  if (json) print(true, name === "all" ? results : results[0], () => "");
};

export const bench: CliCommand = {
  name: "bench",
  register: (program: Command) => {
    program
      .command("bench")
      .description("measure a part of the app beside its physical limit")
      .argument("<name>", "a bench, or all")
      .option("--n <n>", "how much of it", wholeOption)
      .option("--json", "print the figures as JSON")
      .action(run);
  },
};
