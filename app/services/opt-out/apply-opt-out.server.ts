import type { ShopSettings } from "~/contracts/shop";
import { readOptOut } from "~/domain/opt-out/read-opt-out";
import type { Inbound, OptOut } from "~/domain/opt-out/types";
import { atLeast, type Heard } from "~/domain/opt-out/understood";

/** What can be done to a customer's case; each is one transaction that cancels what was planned. */
export type OptOutPorts = {
  readonly setEmailConsent: (
    shop: ShopSettings,
    customerId: string,
    state: "revoked",
    source: string,
    now: Date,
  ) => Promise<void>;
  readonly hold: (
    shop: ShopSettings,
    customerId: string,
    hold: { reason: "paused"; untilAt: null; source: "customer"; note: string },
    actor: string,
    now: Date,
  ) => Promise<void>;
  /** Pauses everything and puts the customer on the list of what waits for a person. */
  readonly requestTime: (
    shop: ShopSettings,
    customerId: string,
    reason: string,
    untilAt: Date,
    now: Date,
  ) => Promise<void>;
};

export type OptOutInput = {
  readonly shop: ShopSettings;
  readonly customerId: string;
  readonly inbound: Inbound;
  /** What a person heard in it, where a person was told. */
  readonly heard?: Heard | undefined;
  /** Until when an unclear message pauses everything unless a person answers earlier. */
  readonly unclearUntil: Date;
  readonly now: Date;
};

type Decided = Extract<OptOut, { kind: "opt_out" }>;

/** Stopping e-mail is a choice of its own; all else has no other record yet and pauses the person without an end. */
const stop = async (ports: OptOutPorts, input: OptOutInput, optOut: Decided): Promise<void> => {
  const { shop, customerId, now } = input;
  const { scope, channel, words } = optOut;
  const isAboutEmail = scope === "everything" || channel === "email";
  if (isAboutEmail) await ports.setEmailConsent(shop, customerId, "revoked", "customer", now);
  if (scope === "everything" || !isAboutEmail)
    await ports.hold(shop, customerId, { reason: "paused", untilAt: null, source: "customer", note: words }, "customer", now); // prettier-ignore
};

/**
 * Reads what a customer sent and does what it asks for at once: an opt-out takes back the consent, one about a single
 * order or one that is unclear pauses everything until a person has read it. Doing it again changes nothing for the
 * customer.
 */
export const applyOptOut = async (ports: OptOutPorts, input: OptOutInput): Promise<OptOut> => {
  const { shop, customerId, now, unclearUntil } = input;
  const optOut = atLeast(readOptOut(input.inbound), input.heard ?? "as_read");
  if (optOut.kind === "none") return optOut;
  if (optOut.kind === "ambiguous" || optOut.scope === "debt") {
    await ports.requestTime(shop, customerId, "other", unclearUntil, now);
    return optOut;
  }
  await stop(ports, input, optOut);
  return optOut;
};
