import { Command, CommanderError } from "commander";
import { CliError, firstLine } from "~/cli/cli-error.server";
import { commands } from "~/cli/registry.server";

/** Bad input, as opposed to something that broke. */
const BAD_INPUT = 2;

const oneLine = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");

const program = new Command("duewell")
  .description("Duewell's tools for operators: backtest, evaluation, compliance, import, benches, doctor")
  .exitOverride()
  .showSuggestionAfterError(false)
  .configureOutput({ outputError: (text, write) => write(`${oneLine(text)}\n`) });
// Settings are inherited when a command is added, so they come first.
for (const { register } of commands) register(program);

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  process.stderr.write(`${oneLine(firstLine(error))}\n`);
  return error instanceof CliError ? BAD_INPUT : 1;
};

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
