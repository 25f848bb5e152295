import { createHmac, randomUUID } from "node:crypto";
import { plus, seconds } from "~/domain/shared/duration";
import { seededRandom } from "~/domain/shared/random";
import type { WebhookSwitches } from "./control-types";
import type { Core } from "./core";
import { isAskedFor, mayHear } from "./webhook-scopes";

const CONCURRENCY = 8;
const TIMEOUT_MS = 5_000;
const MAX_ATTEMPTS = 8;
const BACKOFF_MS = 100;
const API_VERSION = "2026-07";
const COMPLIANCE = new Set(["customers/data_request", "customers/redact", "shop/redact"]);

type Delivery = {
  readonly topic: string;
  readonly body: string;
  readonly id: string;
  readonly eventId: string;
  readonly triggeredAt: string;
  attempts: number;
};

const headersOf = (delivery: Delivery, shop: string, secret: string): Record<string, string> => ({
  "content-type": "application/json",
  "user-agent": "Shopify-Captain-Hook",
  "x-shopify-topic": delivery.topic,
  "x-shopify-shop-domain": shop,
  "x-shopify-api-version": API_VERSION,
  "x-shopify-webhook-id": delivery.id,
  "x-shopify-event-id": delivery.eventId,
  "x-shopify-triggered-at": delivery.triggeredAt,
  "x-shopify-hmac-sha256": createHmac("sha256", secret).update(delivery.body, "utf8").digest("base64"),
});

/** The queue of webhooks: delivered eight at a time, again when the app does not answer with 2xx within five seconds. */
export class Webhooks {
  readonly switches: WebhookSwitches = {
    duplicate: false,
    reorder: false,
    loseEvery: 0,
    loseNext: 0,
    loseShare: 0,
    delayMs: 0,
  };
  private readonly queue: Delivery[] = [];
  private readonly waiters: (() => void)[] = [];
  private readonly retryTimers = new Set<NodeJS.Timeout>();
  private readonly random;
  private readonly chance;
  private active = 0;
  private announced = 0;
  private held = 0;
  private subscribed = false;
  private stopped = false;

  private readonly core: Core;

  constructor(core: Core) {
    this.core = core;

    this.random = seededRandom(`${core.options.seed}/webhooks`);
    this.chance = seededRandom(`${core.options.seed}/lost webhooks`);
  }

  /** Installing the app makes its subscriptions, from the app's configuration as Shopify does. */
  subscribe(): void {
    this.subscribed = true;
  }

  unsubscribe(): void {
    this.subscribed = false;
    this.core.subscriptions.clear();
  }

  get installed(): boolean {
    return this.subscribed;
  }

  /** Only what happens after the installation is told, and only what the granted scopes let the app hear. */
  emit(topic: string, payload: () => unknown): void {
    const isHeard = !isAskedFor(topic) || [...this.core.subscriptions.values()].some((one) => one.topic === topic);
    if (this.subscribed && isHeard && mayHear(topic, this.core.scopes)) this.send(topic, payload());
  }

  /** Sends whether or not the app is installed: compliance topics come after the uninstallation too. */
  send(topic: string, payload: unknown): void {
    if (this.stopped) return;
    this.announced += 1;
    if (this.isLost()) {
      this.core.stats.webhooksLost += 1;
      return;
    }
    const delivery = {
      topic,
      body: JSON.stringify(payload),
      id: randomUUID(),
      eventId: randomUUID(),
      triggeredAt: this.core.now().toISOString(),
    };
    const { duplicate, delayMs } = this.switches;
    // A redelivery carries the same webhook id: that is what the app must notice.
    const copies = duplicate ? 2 : 1;
    // A delayed delivery is not pending: the clock moves on without it, which is what a delay is.
    const later = plus(this.core.now(), seconds(delayMs / 1_000));
    if (delayMs > 0) this.core.events.plan(later, () => this.enqueue(delivery, copies));
    else this.enqueue(delivery, copies);
  }

  private enqueue(delivery: Omit<Delivery, "attempts">, copies: number): void {
    if (this.stopped) return;
    for (let n = 0; n < copies; n++) this.queue.push({ ...delivery, attempts: 0 });
    setImmediate(() => this.pump());
  }

  private isLost(): boolean {
    const { switches } = this;
    if (switches.loseNext > 0) {
      switches.loseNext -= 1;
      return true;
    }
    if (switches.loseShare > 0 && this.chance() < switches.loseShare) return true;
    return switches.loseEvery > 0 && this.announced % switches.loseEvery === 0;
  }

  /** Something (a bulk operation) will send a webhook soon; it counts as pending until released. */
  hold(): () => void {
    this.held += 1;
    return () => {
      this.held -= 1;
      this.settle();
    };
  }

  pending(): number {
    return this.queue.length + this.active + this.retryTimers.size + this.held;
  }

  /** Resolves when nothing is pending. */
  idle(): Promise<void> {
    if (this.pending() === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.queue.length = 0;
    for (const timer of this.retryTimers) clearTimeout(timer);
    this.retryTimers.clear();
    this.settle();
    await this.idle();
  }

  private pump(): void {
    while (this.active < CONCURRENCY && this.queue.length > 0) {
      const index = this.switches.reorder ? Math.floor(this.random() * this.queue.length) : 0;
      const [delivery] = this.queue.splice(index, 1);
      if (delivery) void this.deliver(delivery);
    }
  }

  private async deliver(delivery: Delivery): Promise<void> {
    this.active += 1;
    delivery.attempts += 1;
    const accepted = await this.post(delivery);
    this.active -= 1;
    if (accepted) this.core.stats.webhooksDelivered += 1;
    else this.retry(delivery);
    this.pump();
    this.settle();
  }

  private async post(delivery: Delivery): Promise<boolean> {
    const { appUrl, apiSecret } = this.core.options;
    const path = COMPLIANCE.has(delivery.topic) ? "/webhooks/compliance" : "/webhooks";
    try {
      const response = await fetch(`${appUrl}${path}`, {
        method: "POST",
        headers: headersOf(delivery, this.core.state.shop, apiSecret),
        body: delivery.body,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // Refused, reset or too slow: all are a failed delivery.
      return false;
    }
  }

  private retry(delivery: Delivery): void {
    if (this.stopped) return;
    if (delivery.attempts > MAX_ATTEMPTS) {
      this.core.stats.webhooksFailed += 1;
      return;
    }
    const timer = setTimeout(
      () => {
        this.retryTimers.delete(timer);
        this.queue.push(delivery);
        this.pump();
      },
      BACKOFF_MS * 2 ** (delivery.attempts - 1),
    );
    this.retryTimers.add(timer);
  }

  private settle(): void {
    if (this.pending() > 0) return;
    for (const resolve of this.waiters.splice(0)) resolve();
  }
}
