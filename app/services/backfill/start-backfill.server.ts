import { pollJob } from "./part-jobs.server";
import type { BackfillDeps } from "./ports.server";
import { chooseWindows } from "./windows.server";

/** Reads the whole visible history, in parts side by side. A run that was interrupted is taken up again instead. */
export const startBackfill = async (deps: BackfillDeps, shopId: string): Promise<void> => {
  const unfinished = await deps.runs.unfinished(shopId);
  const parts =
    unfinished.length > 0
      ? unfinished
      : await deps.runs.create(shopId, chooseWindows(await deps.bulk.span(shopId)), deps.now());
  await deps.enqueue(parts.map((part) => pollJob(part, deps.now())));
};
