import { z } from "zod";
import { TIME_REASONS } from "./time-reasons";

/** What the two order widgets show and ask for. The extensions import the types alone. */
const instalment = z.object({
  sequence: z.number(),
  dueOn: z.string(),
  amountMinor: z.number(),
  balanceMinor: z.number(),
  state: z.enum(["open", "paid", "cancelled"]),
});

export const adminOrderWidgetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none"), reason: z.enum(["not_credit", "third_party", "unknown"]) }),
  z.object({
    kind: z.literal("debt"),
    orderName: z.string(),
    state: z.enum(["open", "settled", "cancelled"]),
    currency: z.string(),
    owedMinor: z.number(),
    lateMinor: z.number(),
    instalments: z.array(instalment.extend({ daysPastDue: z.number() })),
    /** The business that bought and its place; empty for a private customer. */
    company: z.string(),
    tier: z.enum(["low", "medium", "high"]).nullable(),
    nextContactAt: z.string().nullable(),
    nextContactTimeZone: z.string().nullable(),
    lastContactAt: z.string().nullable(),
    /** One that the order brings lifts itself; the others staff may lift. */
    hold: z.object({ until: z.string().nullable(), reason: z.string(), liftsItself: z.boolean() }).nullable(),
    caseUrl: z.string(),
  }),
]);
export type AdminOrderWidget = z.infer<typeof adminOrderWidgetSchema>;

export const adminOrderActionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("pause"), days: z.number().int().min(1).max(90).default(7) }),
  z.object({ action: z.literal("resume") }),
]);

export const accountOrderWidgetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("debt"),
    orderName: z.string(),
    currency: z.string(),
    owedMinor: z.number(),
    dueNowMinor: z.number(),
    nextDueOn: z.string().nullable(),
    instalments: z.array(instalment),
    payUrl: z.string(),
    pausedUntil: z.string().nullable(),
    requestOpen: z.boolean(),
  }),
]);
export type AccountOrderWidget = z.infer<typeof accountOrderWidgetSchema>;

export const accountOrderActionSchema = z.object({ action: z.literal("need_time"), reason: z.enum(TIME_REASONS) });
