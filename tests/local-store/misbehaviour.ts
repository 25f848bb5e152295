import express, { type Response, type Router } from "express";
import type { ApiFault } from "./control-types";
import type { Core } from "./core";
import { throttled } from "./graphql/handler";
import type { Throttle } from "./graphql/cost";
import { API_VERSION } from "./graphql/schema";

const RETRY_AFTER_SECONDS = "2.0";
/** What the refused request is said to have asked for. */
const THROTTLED_COST = 1_000;

/** Faults that were ordered for the next requests to the Admin API, answered in the order in which they were ordered. */
export class ApiFaults {
  private readonly core: Core;
  private readonly ordered: ApiFault[] = [];

  constructor(core: Core) {
    this.core = core;
  }

  /** Orders a fault so many times more; 0 takes back what is left of all of them. */
  order(fault: ApiFault, times: number): void {
    if (times === 0) this.ordered.length = 0;
    for (let n = 0; n < times; n++) this.ordered.push(fault);
  }

  take(): ApiFault | undefined {
    const fault = this.ordered.shift();
    if (fault) this.core.stats.apiFaults += 1;
    return fault;
  }
}

const ANSWERS: Readonly<Record<ApiFault, (response: Response, throttle: Throttle) => void>> = {
  "too many requests": (response) =>
    void response.status(429).set("Retry-After", RETRY_AFTER_SECONDS).json({
      errors: "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.",
    }),
  unavailable: (response) => void response.status(503).type("text/plain").send("Service Unavailable"),
  throttled: (response, throttle) => void response.json(throttled(THROTTLED_COST, throttle)),
  // Nothing is ever said; the client gives up, or the store stops.
  hang: () => undefined,
  broken: (response) => void response.socket?.destroy(),
};

/** Stands before the Admin API. */
export const faultRouter = (faults: ApiFaults, throttle: Throttle): Router => {
  const router = express.Router();
  router.post(`/admin/api/${API_VERSION}/graphql.json`, (_request, response, next) => {
    const fault = faults.take();
    if (fault) ANSWERS[fault](response, throttle);
    else next();
  });
  return router;
};
