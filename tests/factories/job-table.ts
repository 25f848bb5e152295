import type { Base } from "~/composition.server";
import type { JobRequest } from "~/contracts/jobs";

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A gate that tests open when they want a job under way to go on. */
export const latch = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
};

const SHOP = "jobs.myshopify.com";

/** The job table as tests of runners ask it. */
export const jobTable = (base: Base) => {
  const inState = (state: string) => base.db.job.count({ where: { state } });
  return {
    ask: (...jobs: Partial<JobRequest>[]) =>
      base.enqueue(jobs.map((job) => ({ name: "contacts.plan", shopId: SHOP, payload: {}, ...job }))),
    rows: () => base.db.job.findMany({ orderBy: { id: "asc" } }),
    inState,
    settled: async (state: string, count: number): Promise<void> => {
      for (let tries = 0; (await inState(state)) !== count; tries++) {
        if (tries > 500) throw new Error(`${String(await inState(state))} jobs are ${state}, not ${String(count)}`);
        await sleep(10);
      }
    },
  };
};
