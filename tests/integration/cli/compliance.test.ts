import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { duewell, folderWith, json } from "./run-cli";

const good = {
  id: "night",
  now: "2026-03-03T07:00:00Z",
  creditor: { country: "US", kind: "first_party" },
  recipient: { addresses: [{ country: "US", province: "MA", postalCode: "02110" }], phones: [], language: "en" },
  contact: { channel: "email", purpose: "reminder" },
  debts: [{ id: "d1", daysPastDue: 5, amountMinor: 1000, currency: "USD" }],
  history: [],
  consents: { email: "granted", sms: "none", push: "none", voice: "none" },
  flags: [],
};
const without = (key: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));

describe("duewell compliance", () => {
  let folder: Awaited<ReturnType<typeof folderWith>>;
  beforeAll(async () => {
    const noon = { ...good, id: "noon", now: "2026-03-03T17:00:00Z" };
    const dead = { ...good, id: "dead", flags: ["deceased"] };
    folder = await folderWith({
      "good.json": JSON.stringify([good, noon, dead]),
      "flag.json": JSON.stringify([good, { ...good, flags: ["angry"] }]),
      "noflags.json": JSON.stringify([without("flags")]),
      "now.json": JSON.stringify([{ ...good, now: "yesterday" }]),
      "object.json": JSON.stringify(good),
      "broken.json": "[{",
    });
  });
  afterAll(() => folder.remove());

  it("gives each case one verdict, in order, with its reasons", async () => {
    const ran = await duewell(["compliance", "check", "--cases", folder.path("good.json"), "--json"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const [night, noon, dead] = json(ran) as {
      id: string;
      verdict: string;
      nextAllowedAt?: string;
      reasons: object[];
    }[];
    expect(night).toMatchObject({ id: "night", verdict: "defer" });
    expect(night!.nextAllowedAt! > good.now).toBe(true);
    expect(Object.keys(night!.reasons[0]!)).toEqual(["rule", "jurisdiction", "citation", "version"]);
    expect(noon).toEqual({ id: "noon", verdict: "allow", reasons: [] });
    expect(dead).toMatchObject({ id: "dead", verdict: "deny" });
  });

  it.each([
    ["flag.json", "case 1, flags.0"],
    ["noflags.json", "case 0, flags"],
    ["now.json", "case 0, now"],
    ["object.json", "array"],
    ["broken.json", "not JSON"],
    ["missing.json", "cannot be read"],
  ])("says in one line what is wrong with %s, and exits 2", async (name, where) => {
    const ran = await duewell(["compliance", "check", "--cases", folder.path(name), "--json"]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
    expect(ran.stderr).toContain(name);
    expect(ran.stderr).toContain(where);
  });

  it("reviews a message", async () => {
    const review = (text: string) =>
      duewell(["compliance", "review", "--text", text, "--channel", "email", "--locale", "en", "--json"]);
    expect(json(await review("Your payment of $10 is due on Friday. You can pay on the order page."))).toMatchObject({
      ok: true,
    });
    const threat = json(await review("Pay now or you will be arrested.")) as { ok: boolean; findings: object[] };
    expect(threat.ok).toBe(false);
    expect(Object.keys(threat.findings[0]!)).toEqual(
      expect.arrayContaining(["class", "severity", "excerpt", "start", "end", "why", "suggestion"]),
    );
  });

  it("measures the review on labelled messages, and refuses a folder without any", async () => {
    const halves = json(await duewell(["compliance", "corpus", "--json"])) as {
      half: string;
      all: { unlawful: number; recall: number; falseAlarms: number };
      misses: unknown[];
    }[];
    expect(halves.map(({ half }) => half)).toEqual(["tuning", "held-out"]);
    for (const { all, misses } of halves) expect(misses).toHaveLength(Math.round(all.unlawful * (1 - all.recall)));
    expect((await duewell(["compliance", "corpus", "--folder", folder.path(".")])).code).toBe(2);
  });

  it("shows the rules of a jurisdiction as they are on a day, house rules apart from law", async () => {
    type Shown = { id: string; rules: { id: string; isLaw: boolean }[]; notes: { text: string }[] };
    const packs = async (...args: string[]) =>
      json(await duewell(["compliance", "packs", ...args, "--json"])) as Shown[];
    const ids = ([pack]: Shown[]) => pack!.rules.map(({ id }) => id);
    expect(ids(await packs("--id", "us-nyc", "--on", "2026-08-31"))).toEqual([]);
    expect(ids(await packs("--id", "us-nyc", "--on", "2026-09-01"))).toContain("US-NYC-CAP");
    const [gb] = await packs("--id", "gb");
    expect(gb!.rules.find(({ id }) => id === "UK-HOUSE-HOURS")).toMatchObject({ isLaw: false });
    expect(gb!.rules.find(({ id }) => id === "UK-BREATHING-SPACE")).toMatchObject({ isLaw: true });
    expect(gb!.notes.length).toBeGreaterThan(0);
    expect((await packs()).length).toBeGreaterThan(30);
    expect(await duewell(["compliance", "packs", "--on", "tomorrow"])).toMatchObject({ code: 2 });
  });
});
