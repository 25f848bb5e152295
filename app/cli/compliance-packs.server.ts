import { jurisdictions } from "~/domain/compliance/registry";
import type { InForce, Pack } from "~/domain/compliance/rules";
import { print } from "./command.server";

export type PacksOptions = { readonly id?: string; readonly on?: string; readonly json?: boolean };

const isInForce = ({ effectiveFrom, effectiveTo }: InForce, day: string | undefined): boolean =>
  day === undefined || ((effectiveFrom ?? day) <= day && day <= (effectiveTo ?? day));

const shown = ({ rules, notes = [], lifts = [], retention = [], ...pack }: Pack, day: string | undefined) => ({
  ...pack,
  rules: rules
    .filter((rule) => isInForce(rule, day))
    // What the house added is told apart from law wherever rules are shown.
    .map((rule) => ({ ...rule, isLaw: rule.confidence !== "H" })),
  notes: notes.filter((note) => isInForce(note, day)),
  lifts: lifts.filter((lift) => isInForce(lift, day)),
  retention,
});

const line = ({ id, confidence, citation }: { id: string; confidence: string; citation: string }): string =>
  `  ${id}  [${confidence}]  ${citation}`;

/** JSON knows no infinity: what is allowed so often and never again says "ever". */
const finite = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === Number.POSITIVE_INFINITY ? "ever" : part)));

/** The rule packs as they are on a day, with what no software can judge and how long records are kept. */
export const showPacks = ({ id, on, json }: PacksOptions): void => {
  const packs = jurisdictions.all.filter((pack) => id === undefined || pack.id === id).map((pack) => shown(pack, on));
  print(json, finite(packs), () =>
    packs
      .map((pack) =>
        [
          `${pack.id}@${pack.version}  (reviewed ${pack.reviewedOn})`,
          ...pack.rules.map(line),
          ...pack.notes.map((note) => `${line(note)}\n      ${note.text}`),
          ...pack.retention.map((kept) => `${line(kept)}\n      ${kept.what}: ${kept.months} months`),
        ].join("\n"),
      )
      .join("\n\n"),
  );
};
