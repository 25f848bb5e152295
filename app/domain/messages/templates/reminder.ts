import type { Part, Template } from "../types";
import { consequenceLines, isStage, type ConsequenceWords, type Stage } from "./consequences";

/** What the reminders of a language have in common, in the order in which it stands. */
type Frame = {
  readonly locale: string;
  readonly greeting: string;
  /** What is open. */
  readonly lines: string;
  readonly pay: string;
  readonly next: (stage: Stage) => string;
  readonly help: string;
  readonly thanks: string;
  /** Who writes, how to answer and how to stop. */
  readonly footer: string;
};

/** What happens next: what the merchant confirmed, and who advises for nothing. */
export const nextSteps = (said: string, words: ConsequenceWords, advice: string) => (stage: Stage): string =>
  `${said}${consequenceLines(stage, words)}
{% if advice %}${advice}
{% endif %}
`; // prettier-ignore

/** A reminder, as it is sent and as a shop begins with it; `offer` is said to who is late for long. */
export const reminder = (frame: Frame) => (id: string, subject: string, opening: string, offer = ""): Template => {
  const { locale, greeting, lines, pay, help, thanks, footer } = frame;
  const next = isStage(id) ? frame.next(id) : "";
  const named = (part: Part): string => `{{ ${part} }}`;
  const nextNamed = next === "" ? "" : `${named("nextSteps")}\n\n`;
  return {
    id,
    locale,
    version: "1",
    subject,
    text: `${greeting}${opening}\n\n${lines}\n${pay}${offer}${next}${help}${thanks}${footer}`,
    starter: `${greeting}${opening}\n\n${named("openOrders")}\n\n${pay}${offer}${nextNamed}${help}${thanks}${named("signature")}\n`,
    parts: { openOrders: lines, ...(next === "" ? {} : { nextSteps: next }), signature: footer },
  };
}; // prettier-ignore
