import type { JobRequest } from "~/contracts/jobs";
import { pollJob, pollTime } from "./part-jobs.server";
import type { BackfillDeps } from "./ports.server";
import { chooseWindows } from "./windows.server";

/** Reads the history once more: it has become longer, because the shop lets the app see older orders now. */
export const readAnewJob = (shopId: string, runAt?: Date): JobRequest => ({
  name: "backfill.start",
  shopId,
  payload: { anew: true },
  dedupeKey: `backfill-anew:${shopId}`,
  ...(runAt ? { runAt } : {}),
});

/**
 * Reads the whole visible history, in parts side by side. A run that was interrupted is taken up again instead; where
 * the history is to be read anew, that waits until such a run has ended, for it sees what could be seen at its start.
 */
export const startBackfill = async (
  deps: BackfillDeps,
  shopId: string,
  { anew = false }: { readonly anew?: boolean | undefined } = {},
): Promise<void> => {
  const unfinished = await deps.runs.unfinished(shopId);
  const parts =
    unfinished.length > 0
      ? unfinished
      : await deps.runs.create(shopId, chooseWindows(await deps.bulk.span(shopId)), deps.now());
  const again = anew && unfinished.length > 0 ? [readAnewJob(shopId, pollTime(deps.now()))] : [];
  await deps.enqueue([...parts.map((part) => pollJob(part, deps.now())), ...again]);
};
