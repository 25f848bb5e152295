import { CONSENT_TEXT_VERSION, driftFiguresSchema, type ModelView } from "~/contracts/model";
import { openDb, type Db } from "~/db/client.server";
import { modelView } from "~/db/views/model.server";
import type { AdminSession } from "./admin-session";
import type { Duewell } from "./harness";

const DAY_MS = 86_400_000;
/** How long orders of another kind come in, and how many. */
const CHANGED_DAYS = 1;
const CHANGED_ORDERS = 140;
const LOOK_MS = 50;
const PATIENCE_MS = 120_000;

type Parts = { readonly duewell: Duewell; readonly staff: AdminSession; readonly db: Db };

const view = ({ duewell, db }: Parts): Promise<ModelView> => modelView(db, duewell.store.shop);

const ask = async ({ duewell, staff }: Parts, fields: Readonly<Record<string, string>>): Promise<void> => {
  await staff.submit("/app/model", fields);
  await duewell.whenQuiet();
};

/** Looks at the training as the page does, until it has ended; answers with the progress that was seen. */
const follow = async (parts: Parts): Promise<number[]> => {
  const seen: number[] = [];
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { training } = await view(parts);
    if (training === null) return seen;
    if (seen.at(-1) !== training.progress) seen.push(training.progress);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error("The training does not come to its end");
};

/** Consent, and the training that follows it. */
const train = async (parts: Parts) => {
  await parts.staff.submit("/app/model", { intent: "consent", version: CONSENT_TEXT_VERSION, locale: "en" });
  const progress = await follow(parts);
  const [version] = (await view(parts)).versions;
  const [consent] = (await view(parts)).consent.history;
  if (version?.state !== "ready") throw new Error(`The training ended as ${String(version?.state)}: ${String(version?.why)}`);
  await parts.duewell.whenQuiet();
  return {
    consent: { actor: consent?.actor, textVersion: consent?.textVersion, at: consent?.at },
    training: { progress, examples: version.examples, inputs: version.features.length, windowTo: version.windowTo, newest: version.metrics?.newest },
  };
}; // prettier-ignore

/** The comparison decides; where it is too early to say, a person does after seeing the figures. */
const promote = async (parts: Parts) => {
  const { decision, challenger } = await view(parts);
  if (decision === null) throw new Error("The challenger was not compared");
  const shadowed = challenger === null ? 0 : await scoreBeside(parts);
  if (challenger !== null) await ask(parts, { intent: "promote", modelId: challenger.id, serving: "" });
  const { serving } = await view(parts);
  const { verdict, why, figures } = decision;
  const { n, positives, gain, gainError } = figures;
  const scored = await parts.db.scoreSnapshot.count({ where: { modelVersion: serving.modelId ?? "" } });
  return {
    shadowed,
    decision: { verdict, why, n, positives, gain, gainError, logLoss: [figures.champion.logLoss, figures.challenger.logLoss], ece10: [figures.champion.ece10, figures.challenger.ece10] },
    promoted: { cause: serving.cause, actor: serving.actor, customersScored: scored },
  };
}; // prettier-ignore

/** What the newest look at a model said. */
const newestDrift = async ({ db, duewell }: Parts) => {
  const where = { shopId: duewell.store.shop, modelId: { not: null } };
  const report = await db.driftReport.findFirstOrThrow({ where, orderBy: [{ at: "desc" }, { id: "desc" }] });
  return { status: report.status, ...driftFiguresSchema.parse(JSON.parse(report.figures)) };
};

/** Everybody with an open case is scored anew when a switch is set; answers with how many the challenger scored too. */
const scoreBeside = async (parts: Parts): Promise<number> => {
  await parts.staff.submit("/app/settings", { intent: "switches", testMode: "off" });
  await parts.duewell.whenQuiet();
  return (await view(parts)).shadowed;
};

/** Lets a model of the shop's own serve again, where one was taken out of service meanwhile. */
const serveOwn = async (parts: Parts): Promise<void> => {
  const { serving, versions } = await view(parts);
  const previous = versions.find(({ role }) => role === "previous");
  if (serving.modelId === null && previous) await ask(parts, { intent: "return", modelId: previous.id, serving: "" });
};

/** A second training is tried beside the first; then the store's customers begin to behave in another way. */
const changeTimes = async (parts: Parts) => {
  const { duewell, staff } = parts;
  await ask(parts, { intent: "check" });
  const before = await newestDrift(parts);
  await staff.submit("/app/model", { intent: "train" });
  await follow(parts);
  await duewell.whenQuiet();
  const shadowed = await scoreBeside(parts);
  duewell.store.changeBehaviour(CHANGED_DAYS, CHANGED_ORDERS);
  await duewell.store.clock.advance(CHANGED_DAYS * DAY_MS);
  // The nightly look may have taken it out already: the orders that came later are seen with it all the same.
  await serveOwn(parts);
  await ask(parts, { intent: "check" });
  const after = await newestDrift(parts);
  const wasFar = new Set(before.features.filter(({ status }) => status === "far").map(({ feature }) => feature));
  return {
    shadowed,
    drift: {
      before: { status: before.status, score: before.score?.psi },
      after: { status: after.status, score: after.score?.psi },
      farNow: after.features.filter(({ status, feature }) => status === "far" && !wasFar.has(feature)),
      servedAfter: (await view(parts)).serving.cause,
    },
  };
};

/** A person goes back: to the model that served before, where drift has taken it out, and then to the scorecard. */
const goBack = async (parts: Parts) => {
  await serveOwn(parts);
  const { serving: again } = await view(parts);
  await ask(parts, { intent: "return", modelId: "", serving: again.modelId ?? "" });
  const { serving: last } = await view(parts);
  return { returned: { from: again.modelId, to: last.modelId ?? "scorecard", cause: last.cause, actor: last.actor } };
};

export type ModelChapter = Awaited<ReturnType<typeof modelChapter>>;

/** The life of a model from the merchant's consent to the way back, as a member of staff lives it on the model page. */
export const modelChapter = async (duewell: Duewell, staff: AdminSession) => {
  const startedAt = Date.now();
  const db = openDb(duewell.env["DATABASE_URL"] ?? "");
  try {
    const parts = { duewell, staff, db };
    const trained = await train(parts);
    const promoted = await promote(parts);
    const changed = await changeTimes(parts);
    const back = await goBack(parts);
    const service = (await view(parts)).service.map(({ cause, modelId }) => `${cause}:${modelId === null ? "scorecard" : "own"}`);
    return { ...trained, ...promoted, ...changed, ...back, shadowed: Math.max(promoted.shadowed, changed.shadowed), service: service.reverse(), seconds: Math.round((Date.now() - startedAt) / 1_000) };
  } finally {
    await db.$disconnect();
  }
}; // prettier-ignore
