import { createHash, timingSafeEqual } from "node:crypto";
import type { Express, Request } from "express";
import { Gauge, Registry } from "prom-client";
import type { Deps } from "~/composition.server";
import { inboxLag } from "~/db/inbox.server";
import { countJobs } from "~/db/jobs.server";
import type { Spread } from "~/domain/inbox/lag";

const recurring = ["contacts.sweep", "orders.reconcile", "retention.apply"];

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Counts are nobody's business outside: a token opens them, or a call from this machine that no proxy handed on. */
const mayReadMetrics = (request: Request, token: string | undefined): boolean => {
  if (token !== undefined)
    return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
  const isLocal = /^(::1|127\.|::ffff:127\.)/.test(request.socket.remoteAddress ?? "");
  return isLocal && request.headers["x-forwarded-for"] === undefined;
};

const lagGauges = (registry: Registry) => {
  const registers = [registry];
  const quantiles = (name: string, help: string) => {
    const gauge = new Gauge({ name, help, registers, labelNames: ["quantile"] });
    return (spread: Spread | null): void => {
      gauge.set({ quantile: "0.5" }, (spread?.medianMs ?? 0) / 1_000);
      gauge.set({ quantile: "0.95" }, (spread?.p95Ms ?? 0) / 1_000);
    };
  };
  const oldest = new Gauge({
    name: "duewell_inbox_oldest_seconds",
    help: "Age of the oldest webhook that is stored and not yet processed; 0 when there is none",
    registers,
  });
  const delivery = quantiles("duewell_inbox_delivery_seconds", "From the event at Shopify to its arrival, last hour");
  const handling = quantiles("duewell_inbox_handling_seconds", "From arrival to the end of processing, last hour");
  return (lag: Awaited<ReturnType<typeof inboxLag>>): void => {
    oldest.set((lag.oldestMs ?? 0) / 1_000);
    delivery(lag.delivery);
    handling(lag.handling);
  };
};

/** `/healthz` (the process lives), `/readyz` (its database answers), `/metrics` (Prometheus, no personal data). */
export const mountOperations = (app: Express, { db, now, env }: Pick<Deps, "db" | "now" | "env">): void => {
  const registry = new Registry();
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const due = gauge("duewell_jobs_due", "Jobs that should run now, those under way included");
  const waiting = gauge("duewell_jobs_waiting", "Jobs whose moment has not come");
  const failed = gauge("duewell_jobs_failed", "Jobs set aside after their last attempt");
  const inbox = gauge("duewell_inbox_received", "Webhooks stored and not yet processed");
  const next = gauge(
    "duewell_next_job_seconds",
    "Unix time of the next job that is not recurring; 0 when there is none",
  );
  const setAside = gauge("duewell_set_aside", "Orders, customers and events that could not be understood and wait");
  const different = gauge("duewell_differences_open", "Differences from Shopify that are not mended");
  const setLag = lagGauges(registry);
  const clock = gauge("duewell_clock_seconds", "Unix time as this process sees it");

  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", (_request, response) => {
    db.shop.count().then(
      () => response.type("text").send("ready"),
      () => response.status(503).type("text").send("the database does not answer"),
    );
  });
  app.get("/metrics", (request, response, fail) => {
    if (!mayReadMetrics(request, env.METRICS_TOKEN)) return void response.status(401).end();
    const at = now();
    Promise.all([
      countJobs(db, at),
      db.inboxEvent.count({ where: { state: "received" } }),
      db.job.findFirst({
        where: { state: "ready", runAt: { gt: at }, name: { notIn: recurring } },
        orderBy: { runAt: "asc" },
      }),
      inboxLag(db, at),
      db.setAside.count({ where: { state: "waiting" } }),
      db.reconcileDifference.count({ where: { state: "open" } }),
    ])
      .then(async ([jobs, received, job, lag, waitingAside, differences]) => {
        setLag(lag);
        setAside.set(waitingAside);
        different.set(differences);
        due.set(jobs.due);
        waiting.set(jobs.waiting);
        failed.set(jobs.failed);
        inbox.set(received);
        next.set((job?.runAt.getTime() ?? 0) / 1_000);
        clock.set(at.getTime() / 1_000);
        response.type(registry.contentType).send(await registry.metrics());
      })
      .catch(fail);
  });
};
