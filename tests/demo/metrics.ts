import type { LocalStore } from "../local-store/start";

const PAUSE_MS = 40;
/** Quiet has to last for two looks: a webhook answered in between starts new work. */
const LOOKS = 2;

const readGauges = async (appUrl: string): Promise<Map<string, number>> => {
  const text = await (await fetch(`${appUrl}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(" ")), Number(line.slice(line.indexOf(" ") + 1))]));
};

/** A job that never ends must fail a run, not hang it; one that gets on may take its time on a slow machine. */
const PATIENCE_MS = 120_000;

/**
 * Waits until the app has nothing due and the store nothing to deliver; answers when the app's next planned job is.
 * Gives up when for two minutes of real time there was never less to do than before.
 */
export const appMetrics = async (
  appUrl: string,
  store: Pick<LocalStore, "pendingWebhooks">,
): Promise<Date | undefined> => {
  let until = Date.now() + PATIENCE_MS;
  let least = Infinity;
  let last = "";
  for (let quiet = 0; Date.now() < until;) {
    const gauges = await readGauges(appUrl);
    const jobs = gauges.get("duewell_jobs_due") ?? 1;
    const inbox = gauges.get("duewell_inbox_received") ?? 1;
    const webhooks = store.pendingWebhooks();
    const busy = jobs + inbox + webhooks;
    last = `${String(jobs)} jobs due, ${String(inbox)} webhooks received, ${String(webhooks)} to be delivered`;
    if (busy < least) {
      least = busy;
      until = Date.now() + PATIENCE_MS;
    }
    quiet = busy === 0 ? quiet + 1 : 0;
    if (quiet >= LOOKS) {
      const next = gauges.get("duewell_next_job_seconds") ?? 0;
      return next === 0 ? undefined : new Date(next * 1_000);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`The app does not become quiet (${last}); see its log for a job that keeps failing`);
};
