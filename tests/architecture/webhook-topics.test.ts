import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { whatToDo } from "~/domain/inbox/what-to-do";

/** Topics that are received for the record and lead to nothing, each for a reason. */
const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  "payment_terms/delete": "the terms cannot be read again; the order's own update follows",
  "customers/delete": "what is kept of the customer goes when Shopify sends customers/redact",
};

const toml = readFileSync("shopify.app.toml", "utf8");
const listed = (key: string): string[] =>
  [...toml.matchAll(new RegExp(`^\\s*${key} = \\[([^\\]]*)\\]`, "gm"))].flatMap(([, list = ""]) =>
    Array.from(list.matchAll(/"([^"]+)"/g), ([, topic = ""]) => topic),
  );
const topics = [...listed("topics"), ...listed("compliance_topics")];

describe("every topic that Shopify is asked for", () => {
  test("is asked for once, the three that the law requires among them", () => {
    expect(topics.length).toBeGreaterThan(15);
    expect(new Set(topics).size).toBe(topics.length);
    expect(listed("compliance_topics").sort()).toEqual(["customers/data_request", "customers/redact", "shop/redact"]);
    expect(topics).toContain("app/uninstalled");
  });

  test.each(topics.filter((topic) => NOTHING_TO_DO[topic] === undefined))("leads to something: %s", (topic) => {
    expect(whatToDo(topic, "gid://shopify/Any/1").kind).not.toBe("ignore");
  });

  test.each(Object.entries(NOTHING_TO_DO))("but %s, because %s", (topic) => {
    expect(topics).toContain(topic);
    expect(whatToDo(topic, "gid://shopify/Any/1")).toEqual({ kind: "ignore", reason: "topic needs nothing" });
  });
});
