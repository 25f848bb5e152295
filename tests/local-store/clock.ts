import { renameSync, writeFileSync } from "node:fs";
import { hours } from "~/domain/shared/duration";
import type { Core } from "./core";
import type { StoreClock } from "./types";
import type { Webhooks } from "./webhooks";

/** The longest jump: work that the app only notices by looking at the time is not skipped by more than this. */
const MAX_STEP_MS = hours(6);
const IDLE_POLL_MS = 250;

/**
 * Virtual time = real time + an offset that only grows. Events of the store happen while the clock is moved, and also
 * while it just runs.
 */
export class VirtualClock implements StoreClock {
  private offsetMs: number;
  private moving: Promise<void> = Promise.resolve();
  private movers = 0;
  private readonly timer: NodeJS.Timeout;

  private readonly core: Core;
  private readonly webhooks: Webhooks;

  constructor(core: Core, webhooks: Webhooks) {
    this.core = core;
    this.webhooks = webhooks;

    this.offsetMs = core.options.startAt.getTime() - Date.now();
    this.write();
    core.now = this.now;
    this.timer = setInterval(() => {
      if (this.movers === 0) core.events.runDue(this.now());
    }, IDLE_POLL_MS);
    this.timer.unref();
  }

  readonly now = (): Date => new Date(Date.now() + this.offsetMs);

  /** Two callers do not move the clock at once: the second moves it after the first has arrived. */
  readonly advance = (ms: number): Promise<void> => {
    const move = this.moving.then(() => this.moveBy(ms));
    this.moving = move.catch(() => undefined);
    return move;
  };

  stop(): void {
    clearInterval(this.timer);
  }

  private async moveBy(ms: number): Promise<void> {
    this.movers += 1;
    try {
      const target = this.now().getTime() + ms;
      let job = await this.quiet();
      let skipped: number | undefined;
      while (this.now().getTime() < target) {
        const passed = this.passedMoment(job);
        // Real time went past a job that was about to come: the app gets to do it before the clock jumps on.
        if (passed === undefined || passed === skipped) this.moveTo(this.nextStop(target, job));
        else skipped = passed;
        this.core.events.runDue(this.now());
        job = await this.quiet();
      }
    } finally {
      this.movers -= 1;
    }
  }

  private passedMoment(job: Date | undefined): number | undefined {
    return job && job <= this.now() ? job.getTime() : undefined;
  }

  private nextStop(target: number, job: Date | undefined): number {
    const now = this.now().getTime();
    const stops = [target, now + MAX_STEP_MS];
    const event = this.core.events.next();
    if (event !== undefined) stops.push(event);
    if (job && job.getTime() > now) stops.push(job.getTime());
    return Math.min(...stops);
  }

  private async quiet(): Promise<Date | undefined> {
    for (;;) {
      await this.webhooks.idle();
      const next = await this.core.options.whenQuiet();
      // The app's own work can make the store send more.
      if (this.webhooks.pending() === 0) return next;
    }
  }

  private moveTo(at: number): void {
    const step = at - this.now().getTime();
    if (step <= 0) return;
    this.offsetMs += step;
    this.write();
  }

  /** Replaced in one step, so that a process reading it never sees half a file. */
  private write(): void {
    const file = this.core.options.clockFile;
    writeFileSync(`${file}.new`, JSON.stringify({ offsetMs: this.offsetMs }));
    renameSync(`${file}.new`, file);
  }
}
