import { bench } from "./bench.server";
import type { CliCommand } from "./command.server";
import { compliance } from "./compliance.server";
import { doctor } from "./doctor.server";
import { importReceivables } from "./import.server";
import { ledger } from "./ledger.server";
import { scoreEvaluate } from "./score-evaluate.server";
import { simulate } from "./simulate.server";

/** Every command of `duewell`, in the order of its help. */
export const commands: readonly CliCommand[] = [
  simulate,
  scoreEvaluate,
  compliance,
  importReceivables,
  ledger,
  bench,
  doctor,
];
