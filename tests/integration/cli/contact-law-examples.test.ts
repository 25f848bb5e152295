import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { duewell, folderWith, json } from "./run-cli";

const FOLDER = "docs/examples/contact-law";
const PROFILES = ["what_binds_me", "strict_everywhere"] as const;

type Example = {
  readonly id: string;
  readonly sentence: string;
  readonly profile: (typeof PROFILES)[number];
  readonly expect: { readonly verdict: string; readonly nextAllowedAt?: string; readonly rules?: readonly string[] };
};
type Said = { readonly id: string; readonly verdict: string; readonly nextAllowedAt?: string; readonly reasons: readonly { rule: string }[] }; // prettier-ignore

const examples = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) =>
    (JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Example[]).map((example) => ({
      ...example,
      id: `${name.replace(".json", "")}/${example.id}`,
    })),
  );
const files = Object.fromEntries(
  PROFILES.map((profile) => [`${profile}.json`, JSON.stringify(examples.filter((example) => example.profile === profile))]), // prettier-ignore
);

/** The worked examples of `docs/examples/contact-law`, as anybody can ask them on the command line. */
describe("duewell compliance check, on the worked examples of contact law", () => {
  const said = new Map<string, Said>();
  let folder: Awaited<ReturnType<typeof folderWith>>;
  beforeAll(async () => {
    folder = await folderWith(files);
    for (const profile of PROFILES) {
      const ran = await duewell(["compliance", "check", "--cases", folder.path(`${profile}.json`), "--profile", profile, "--json"]); // prettier-ignore
      for (const verdict of json(ran) as Said[]) said.set(verdict.id, verdict);
    }
  });
  afterAll(() => folder.remove());

  it("has an answer for each", () => {
    expect(examples.length).toBeGreaterThan(40);
    expect([...said.keys()].sort()).toEqual(examples.map(({ id }) => id).sort());
  });

  it.each(examples.map((example) => [`${example.id}: ${example.sentence}`, example] as const))("%s", (_, example) => {
    const { verdict, nextAllowedAt, reasons } = said.get(example.id)!;
    const rules = reasons.map(({ rule }) => rule);
    expect({ verdict, nextAllowedAt }).toEqual({
      verdict: example.expect.verdict,
      nextAllowedAt: example.expect.nextAllowedAt,
    });
    for (const rule of example.expect.rules ?? []) expect(rules).toContain(rule);
  });
});
