import { parentPort, workerData } from "node:worker_threads";
import type { TrainingExample } from "~/domain/scoring/examples";
import { seededRandom } from "~/domain/shared/random";
import { trainNetwork } from "./train-network.server";

const { examples, seed } = workerData as { readonly examples: readonly TrainingExample[]; readonly seed: number };

// brain.js draws its first weights from Math.random: seeded here, in a thread of its own, models can be repeated.
Object.defineProperty(Math, "random", { value: seededRandom(seed) });
const result = trainNetwork(examples, seed, (progress) => parentPort?.postMessage({ progress }));
parentPort?.postMessage({ result });
