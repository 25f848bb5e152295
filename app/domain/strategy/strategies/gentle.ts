import type { Step, Strategy } from "../types";

/** Few, kind contacts: for merchants whose customers come back. Spacing follows the field's ladder T-3, D+1, D+7, D+30. */
const before: Step = { id: "before-3", dayOffset: -3, channel: "email", templateId: "coming-due", tone: "friendly" };
const late3: Step = { id: "late-3", dayOffset: 3, channel: "email", templateId: "just-late", tone: "friendly" };
const late10: Step = { id: "late-10", dayOffset: 10, channel: "email", templateId: "still-late", tone: "friendly" };
const late24: Step = { id: "late-24", dayOffset: 24, channel: "email", templateId: "still-late", tone: "neutral" };
const late45: Step = { id: "late-45", dayOffset: 45, channel: "email", templateId: "long-late", tone: "neutral" };

export const gentle: Strategy = {
  id: "gentle",
  version: "1",
  minGapDays: 6,
  preferredHour: 11,
  steps: {
    low: [late3, late10, late24],
    medium: [before, late3, late10, late24, late45],
    high: [before, late3, late10, late24, late45],
  },
};
