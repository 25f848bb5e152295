/** What can be set aside: an order or a customer that could not be read, or an event that names nothing. */
export const SET_ASIDE_KINDS = ["order", "customer", "event"] as const;
export type SetAsideKind = (typeof SET_ASIDE_KINDS)[number];

/** One thing that could not be understood, and why. */
export type Poison = { readonly resourceId: string; readonly error: string };

const PASSING_CODE =
  /^(P1\d{3}|P2024|P2028|P2034|E(CONNRESET|CONNREFUSED|TIMEDOUT|PIPE|AI_AGAIN)|40001|40P01|57P\d\d)$/;
const PASSING_TEXT =
  /SQLITE_BUSY|database is locked|deadlock|could not serialize|connection|socket|timed? ?out|fetch failed/i;

/** Whether an error will pass by itself (a busy database, a lost connection); everything else comes back each time. */
export const willPass = (error: { readonly code?: unknown; readonly message: string }): boolean =>
  (typeof error.code === "string" && PASSING_CODE.test(error.code)) || PASSING_TEXT.test(error.message);
