import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { TrainingExample } from "~/domain/scoring/examples";
import type { TrainingResult } from "./train-network.server";

type Message = { readonly progress?: number; readonly result?: TrainingResult };

/** The module beside the CommonJS twin that `require` finds; `import.meta.resolve` is not there in every loader. */
const TSX = new URL("./index.mjs", pathToFileURL(createRequire(import.meta.url).resolve("tsx/esm/api"))).href;

/** Node's loaders do not reach worker threads by themselves: the thread registers tsx before it imports the entry. */
const bootstrap = (entry: string): string =>
  `import(${JSON.stringify(TSX)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;

/**
 * Trains in a thread of its own, so that requests and jobs go on meanwhile. Rejects when the thread fails,
 * and when the signal ends it, which it does at once.
 */
export const runTraining = (
  examples: readonly TrainingExample[],
  seed: number,
  onProgress: (percent: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<TrainingResult> =>
  new Promise((resolve, reject) => {
    const entry = new URL("./training-worker.server.ts", import.meta.url);
    const worker = new Worker(bootstrap(entry.href), { eval: true, workerData: { examples, seed } });
    const cancel = () => void worker.terminate();
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    worker.on("message", ({ progress, result }: Message) => {
      if (progress !== undefined) onProgress(progress);
      if (result) resolve(result);
    });
    worker.on("error", reject);
    worker.on("exit", (code) =>
      reject(new Error(`Training in ${fileURLToPath(entry)} ended with code ${String(code)} and no result`)),
    );
  });
