/**
 * The whole simulation: `node --import tsx tests/proof/run.ts --n 1000000 --people 100000 --seed 1`. Ends with 1 when
 * the checker finds a contact that broke a rule, or a refusal that names none.
 */
import { parseArgs } from "node:util";
import { simulate } from "./simulate";

const { values } = parseArgs({
  options: {
    n: { type: "string", default: "1000000" },
    people: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
  },
});
const startedAt = performance.now();
const { violations, ...tally } = simulate(Number(values.n), Number(values.people), Number(values.seed));
const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
process.stdout.write(`${JSON.stringify({ ...tally, violations: violations.length, seconds })}\n`);
for (const violation of violations.slice(0, 20)) process.stdout.write(`${violation}\n`);
process.exit(violations.length > 0 || tally.unexplained > 0 ? 1 : 0);
