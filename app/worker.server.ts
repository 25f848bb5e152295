import { fileURLToPath } from "node:url";
import { createRunner, reconcileRecurring } from "~/composition.runner.server";
import { getDeps } from "~/composition.server";
import { growHeapSlowly } from "~/config/heap.server";
import { migrateTo } from "~/db/migrate.server";

/** `npm run worker`: background jobs and nothing else; as many processes as wanted. */
growHeapSlowly();
const deps = getDeps();
await migrateTo(deps.db, deps.env.DATABASE_URL, fileURLToPath(new URL("..", import.meta.url)));
const runner = createRunner(deps);
await reconcileRecurring(deps);
await runner.start();
deps.log.info("worker started");

const stop = async (): Promise<void> => {
  await runner.stop();
  deps.channels.close();
  await deps.db.$disconnect();
  process.exit(0);
};
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
