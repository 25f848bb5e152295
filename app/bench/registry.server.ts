import { backfill } from "./backfill.server";
import { dispatch } from "./dispatch.server";
import { gate } from "./gate.server";
import { intake } from "./intake.server";
import { ledger } from "./ledger.server";
import { plan } from "./plan.server";
import { review } from "./review.server";
import { score } from "./score.server";
import { segments } from "./segments.server";
import type { Bench } from "./types.server";

/** Every measurement; a new one is its file and a name here. */
export const benches: readonly Bench[] = [intake, backfill, ledger, gate, plan, review, score, dispatch, segments];
