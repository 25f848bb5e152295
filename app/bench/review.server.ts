import { renderMessage } from "~/domain/messages/render";
import { reviewScript, type Script } from "~/domain/messages/review/review";
import { templates } from "~/domain/messages/templates/registry";
import { examplesOf } from "~/domain/messages/wordings/examples";
import { timed, toResult } from "./measure.server";
import type { Bench } from "./types.server";

const LENGTH = 3_000;
const GOAL = 1_000;
const TODAY = "2026-03-02";

const SHOP = {
  creditor: {
    name: "Bench",
    postalAddress: "1 Bench Street, Boston",
    supportUrl: "https://bench.example/support",
    replyTo: "help@bench.example",
    taxId: "",
  },
  consequences: [],
  currency: "USD",
};

/** A text of the full length, of all shipped messages of a language, merged. */
const scriptIn = (locale: string): Script => {
  const texts = templates
    .filter((template) => template.locale === locale)
    .flatMap((template) => {
      const example = examplesOf(template.id, locale, SHOP, TODAY).at(-1);
      return example ? [renderMessage(template, example.context).text] : [];
    });
  const text = texts.join("\n").repeat(9).slice(0, LENGTH);
  if (text.length < LENGTH) throw new Error(`The messages in ${locale} come to ${text.length} characters only`);
  return { text, channel: "email", locale };
};

/** Reviews a second of a text of 3,000 characters on one core, English and Chinese in turn. */
export const review: Bench = {
  name: "review",
  run: async (n = 4_000) => {
    const scripts = ["en", "zh-CN"].map(scriptIn);
    const round = () => scripts.map((script) => reviewScript(script));
    // The phrases are put together at the first review, and the engine learns the code at the next hundreds.
    for (let i = 0; i < 300; i++) round();
    const durationsMs: number[] = [];
    const rounds = Math.max(1, Math.round(n / scripts.length));
    const seconds = await timed(() => {
      for (let i = 0; i < rounds; i++) {
        const startedAt = performance.now();
        round();
        durationsMs.push(performance.now() - startedAt);
      }
      return Promise.resolve();
    });
    const limit = { what: "a review in a millisecond", perSecond: GOAL };
    return toResult({ name: "review", n: rounds * scripts.length, seconds, durationsMs, limit });
  },
};
