import type { Step, Strategy } from "../types";

/** Closer and plainer, never harsher than the facts: the gate's caps bind it like every other policy. */
const before: Step = { id: "before-3", dayOffset: -3, channel: "email", templateId: "coming-due", tone: "neutral" };
const today: Step = { id: "due-0", dayOffset: 0, channel: "email", templateId: "due-today", tone: "neutral" };
const late1: Step = { id: "late-1", dayOffset: 1, channel: "email", templateId: "just-late", tone: "neutral" };
const late4: Step = { id: "late-4", dayOffset: 4, channel: "email", templateId: "just-late", tone: "neutral" };
const late7: Step = { id: "late-7", dayOffset: 7, channel: "email", templateId: "still-late", tone: "firm" };
const late10: Step = { id: "late-10", dayOffset: 10, channel: "email", templateId: "still-late", tone: "firm" };
const late14: Step = { id: "late-14", dayOffset: 14, channel: "email", templateId: "still-late", tone: "firm" };
const late21: Step = { id: "late-21", dayOffset: 21, channel: "email", templateId: "still-late", tone: "firm" };
const late30: Step = { id: "late-30", dayOffset: 30, channel: "email", templateId: "long-late", tone: "firm" };
const late45: Step = { id: "late-45", dayOffset: 45, channel: "email", templateId: "long-late", tone: "firm" };
const late60: Step = { id: "late-60", dayOffset: 60, channel: "email", templateId: "long-late", tone: "firm" };

export const firm: Strategy = {
  id: "firm",
  version: "1",
  minGapDays: 3,
  preferredHour: 9,
  steps: {
    low: [late1, late7, late21],
    medium: [before, late1, late7, late14, late30, late45],
    high: [before, today, late1, late4, late7, late10, late14, late21, late30, late45, late60],
  },
};
