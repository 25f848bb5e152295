import type { Consequence } from "../consequences";

/** Messages after the due day. */
const STAGES = ["just-late", "still-late", "long-late"] as const;
export type Stage = (typeof STAGES)[number];
export const isStage = (id: string): id is Stage => (STAGES as readonly string[]).includes(id);
export type ConsequenceWords = Readonly<Record<Consequence, string>>;

/** What may happen is said when it may happen next: a day after the due day nobody speaks of legal steps. */
const SAID: Readonly<Record<Stage, readonly Consequence[]>> = {
  "just-late": ["late_fee", "credit_reporting"],
  "still-late": ["late_fee", "credit_reporting", "account_closure", "collection_partner"],
  "long-late": ["late_fee", "credit_reporting", "account_closure", "collection_partner", "legal_action"],
};

/** The part of a template that says, in its language, what the merchant confirmed to happen. */
export const consequenceLines = (stage: Stage, words: ConsequenceWords): string =>
  `{% for consequence in consequences %}{% case consequence %}${SAID[stage]
    .map((consequence) => `{% when "${consequence}" %} ${words[consequence]}`)
    .join("")}{% endcase %}{% endfor %}`;
