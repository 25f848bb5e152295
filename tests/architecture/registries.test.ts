import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn } from "~tests/factories/source-files";

type Kind = {
  readonly folder: string;
  readonly registry: string;
  /** Which files of the folder are entries: those whose text declares one. */
  readonly declares: RegExp;
  readonly atLeast: number;
};

const KINDS: readonly (readonly [what: string, kind: Kind])[] = [
  ["policy", { folder: "app/domain/strategy/strategies", registry: "app/domain/strategy/registry.ts", declares: /: Strategy = /, atLeast: 3 }],
  ["rule pack", { folder: "app/domain/compliance/jurisdictions", registry: "app/domain/compliance/registry.ts", declares: /: Pack = /, atLeast: 8 }],
  ["language of messages", { folder: "app/domain/messages/templates", registry: "app/domain/messages/templates/registry.ts", declares: /: readonly Template\[\] = \[\n/, atLeast: 2 }],
  ["phrase book", { folder: "app/domain/messages/review/classes", registry: "app/domain/messages/review/classes/registry.ts", declares: /: PhraseBook = /, atLeast: 7 }],
  ["language of opt-outs", { folder: "app/domain/opt-out/languages", registry: "app/domain/opt-out/registry.ts", declares: /: OptOutBook = /, atLeast: 7 }],
  ["job", { folder: "app/jobs", registry: "app/jobs/registry.server.ts", declares: /= defineJob\(/, atLeast: 10 }],
  ["channel", { folder: "app/channels", registry: "app/channels/registry.server.ts", declares: /= defineChannel\(/, atLeast: 1 }],
  ["command", { folder: "app/cli", registry: "app/cli/registry.server.ts", declares: /: CliCommand = /, atLeast: 5 }],
  ["bench", { folder: "app/bench", registry: "app/bench/registry.server.ts", declares: /: Bench = /, atLeast: 4 }],
]; // prettier-ignore

const read = (path: string): string => readFileSync(path, "utf8");

describe.each(KINDS)("every %s", (_, { folder, registry, declares, atLeast }) => {
  const entries = filesIn(folder, [".ts", ".tsx"]).filter((path) => path !== registry && declares.test(read(path)));

  test("has a file of its own that the registry imports and lists", () => {
    expect(entries.length).toBeGreaterThanOrEqual(atLeast);
    const text = read(registry);
    for (const path of entries) {
      const name = new RegExp(
        `import \\{ (\\w+)(?:, \\w+)* \\} from "\\.\\/(?:[\\w-]+\\/)?${basename(path, ".ts")}"`,
      ).exec(text)?.[1];
      expect(name, `${path} is not imported by ${registry}`).toBeDefined();
      expect(text.match(new RegExp(`\\b${name ?? ""}\\b`, "g"))?.length, `${path} is not listed`).toBeGreaterThan(1);
    }
  });

  test("is imported from a file that exists and declares one", () => {
    const names = entries.map((path) => basename(path, ".ts"));
    const imported = [...read(registry).matchAll(/^import \{ \w+(?:, \w+)* \} from "(\.\/[^"]+)"/gm)].map(([, from = ""]) => basename(from)); // prettier-ignore
    expect(imported.filter((name) => !names.includes(name))).toEqual([]);
  });
});

test("what is named like a job or a pack is one", () => {
  const jobs = filesIn("app/jobs", [".job.server.ts"]);
  expect(jobs.filter((path) => !/= defineJob\(/.test(read(path)))).toEqual([]);
  for (const folder of ["app/domain/compliance/jurisdictions", "app/domain/strategy/strategies"])
    expect(filesIn(folder, [".ts"]).filter((path) => !/: (?:Pack|Strategy) = /.test(read(path)))).toEqual([]);
});
