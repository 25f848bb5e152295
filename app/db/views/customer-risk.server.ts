import type { CustomerRisk } from "~/contracts/segments";
import { latenessOf, lossRate, type Rates } from "~/domain/segments/expected-loss";
import { STARTING_MODEL } from "~/domain/segments/start";
import { PERSON_DECIDES } from "~/domain/segments/types";
import { TIERS } from "~/domain/scoring/types";
import { daysBetween } from "~/domain/time/local";
import type { Db } from "../client.server";
import { finishedRun, segmentModelOf } from "../segments.server";

const SHOWN = 5;

const instalmentsOf = async (
  db: Db,
  shopId: string,
  customerId: string,
  { rates, probability, today }: { readonly rates: Rates; readonly probability: number; readonly today: string },
): Promise<CustomerRisk["instalments"]> => {
  const rows = await db.instalment.findMany({
    where: { shopId, customerId, state: "open" },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: 200,
  });
  const obligations = await db.obligation.findMany({
    where: { shopId, customerId, state: "open", id: { in: rows.map(({ obligationId }) => obligationId) } },
    select: { id: true, orderName: true, currency: true },
  });
  const byId = new Map(obligations.map((one) => [one.id, one]));
  return rows
    .flatMap(({ id, obligationId, dueOn, balanceMinor }) => {
      const obligation = byId.get(obligationId);
      if (obligation === undefined) return [];
      const share = lossRate(rates, probability, latenessOf(daysBetween(dueOn, today)));
      const { orderName, currency } = obligation;
      const open = Number(balanceMinor);
      return [{ id, orderName, dueOn, currency, balanceMinor: open, expectedLossMinor: Math.round(open * share) }];
    })
    .sort((a, b) => b.expectedLossMinor - a.expectedLossMinor)
    .slice(0, SHOWN);
};

/** The segments that a customer may be put into, or cases be filtered by. */
export const segmentChoices = async (db: Db, shopId: string): Promise<CustomerRisk["choices"]> =>
  ((await segmentModelOf(db, shopId))?.model ?? STARTING_MODEL).segments.map(({ key, name, tier }) => ({
    key,
    name,
    tier,
  }));

type Row = NonNullable<Awaited<ReturnType<Db["customerSegment"]["findFirst"]>>>;

const overrideOf = (row: Row | null): CustomerRisk["override"] => {
  if (row?.overrideAt == null) return null;
  const { overrideBy, overrideAt, overrideReason, overrideNote } = row;
  return { by: overrideBy ?? "", at: overrideAt, reason: overrideReason ?? "other", note: overrideNote ?? "" };
};

const NOWHERE = { segment: null, since: null, overrideSegment: null, overrideTier: null };

/** An opt-out counts at once, not from the next pass on. */
const standingOf = (row: Row | null, optedOut: boolean, choices: CustomerRisk["choices"]) => {
  const { segment: found, since, overrideSegment, overrideTier } = row ?? NOWHERE;
  const computed = optedOut ? PERSON_DECIDES : found;
  const segment = overrideSegment ?? computed;
  const tier = overrideTier ?? choices.find(({ key }) => key === segment)?.tier;
  return { segment, tier: TIERS.find((one) => one === tier) ?? null, computed, since };
};

/** The segment of one customer, who chose it if somebody did, and what of each instalment is expected to be lost. */
export const customerRisk = async (
  db: Db,
  shopId: string,
  customerId: string,
  today: string,
): Promise<CustomerRisk> => {
  const [person, row, choices, run] = await Promise.all([
    db.customer.findFirst({ where: { shopId, id: customerId }, select: { scoringOptOutAt: true } }),
    db.customerSegment.findFirst({ where: { shopId, customerId } }),
    segmentChoices(db, shopId),
    finishedRun(db, shopId),
  ]);
  const optedOut = person?.scoringOptOutAt != null;
  const judged = optedOut ? null : row?.probability;
  const known = run && { rates: run.rates, probability: judged ?? run.rates.late, today };
  return {
    ...standingOf(row, optedOut, choices),
    override: overrideOf(row),
    choices,
    instalments: known ? await instalmentsOf(db, shopId, customerId, known) : [],
  };
};
