import type { Step, Strategy } from "../types";

/** The default: a reminder before the day, a kind word after it, then about one a week while it stays unpaid. */
const before: Step = { id: "before-3", dayOffset: -3, channel: "email", templateId: "coming-due", tone: "friendly" };
const today: Step = { id: "due-0", dayOffset: 0, channel: "email", templateId: "due-today", tone: "friendly" };
const late1: Step = { id: "late-1", dayOffset: 1, channel: "email", templateId: "just-late", tone: "friendly" };
const late3: Step = { id: "late-3", dayOffset: 3, channel: "email", templateId: "just-late", tone: "friendly" };
const late7: Step = { id: "late-7", dayOffset: 7, channel: "email", templateId: "still-late", tone: "neutral" };
const late14: Step = { id: "late-14", dayOffset: 14, channel: "email", templateId: "still-late", tone: "neutral" };
const late21: Step = { id: "late-21", dayOffset: 21, channel: "email", templateId: "still-late", tone: "neutral" };
const late30: Step = { id: "late-30", dayOffset: 30, channel: "email", templateId: "long-late", tone: "neutral" };
const late45: Step = { id: "late-45", dayOffset: 45, channel: "email", templateId: "long-late", tone: "neutral" };

export const balanced: Strategy = {
  id: "balanced",
  version: "1",
  minGapDays: 4,
  preferredHour: 10,
  steps: {
    low: [late3, late14, late30],
    medium: [before, late1, late7, late14, late30, late45],
    high: [before, today, late1, late7, late14, late21, late30, late45],
  },
};
