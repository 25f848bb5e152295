import type { ContactFacts } from "~/domain/compliance/types";
import type { Place } from "./law-table";

/** What the simulation writes down; the checker reads this and nothing of the app. */
export type Attempt = {
  readonly at: number;
  readonly channel: ContactFacts["contact"]["channel"];
  readonly debtIds: readonly string[];
  /** What was known of the person when it was asked for. */
  readonly flags: readonly string[];
  readonly consents: ContactFacts["consents"];
  readonly purpose: ContactFacts["contact"]["purpose"];
  readonly thirdParty: boolean;
  readonly verdict: "allow" | "defer" | "deny";
  readonly nextAllowedAt: number | undefined;
  readonly rules: readonly string[];
  /** What became of it, when it was made; or that the customer got in touch. */
  readonly kind: "attempt" | "contact" | "conversation" | "inbound" | undefined;
};

export type PersonRecord = { readonly places: readonly Place[]; readonly attempts: readonly Attempt[] };
