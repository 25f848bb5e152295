import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDuewell, type Duewell } from "../demo/harness";
import { DESKTOP, launch, person, PHONE } from "./browser";

describe("the words of the reminders", () => {
  let folder: string;
  let duewell: Duewell;
  let browser: Browser;
  let page: Page;
  let app: FrameLocator;

  const admin = (path: string, query = "") => `${duewell.store.url}/admin/apps/duewell${path}${query}`;
  const violations = async (shown: Page, exceptRules: string[]): Promise<string[]> => {
    const found = await new AxeBuilder({ page: shown }).disableRules(exceptRules).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };
  /** A frame that is busy while axe asks it is left out: such a page is looked at again. */
  const accessible = (shown: Page, exceptRules: string[] = []): Promise<void> =>
    expect.poll(() => violations(shown, exceptRules), { timeout: 15_000, interval: 1_000 }).toEqual([]);
  /** Where the first thing that can be inserted stands: its words, and how it is written. */
  const inserted = (frame: FrameLocator) => {
    const item = frame.locator("dl > div").filter({ hasText: "{{ openOrders }}" });
    return Promise.all([item.locator("dt").boundingBox(), item.locator("dd").boundingBox()]);
  };
  const text = () => app.getByRole("textbox", { name: "Text", exact: true });
  const save = () => page.getByRole("button", { name: "Save", exact: true });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-words-"));
    const startAt = new Date("2026-11-24T14:00:00Z");
    duewell = await startDuewell({ port: 0, seed: 11, customers: 20, startAt, folder });
    browser = await launch();
    page = await (await person(browser, DESKTOP)).newPage();
    app = page.frameLocator("iframe.app");
    await page.goto(admin(""));
    await app.getByRole("heading", { name: "Set up Duewell" }).waitFor();
  });

  afterAll(async () => {
    await browser.close();
    await duewell.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("are listed for every reminder and language, with whose they are", async () => {
    await page.goto(admin("/messages"));
    await app.getByRole("heading", { name: "First reminder" }).waitFor();
    expect(await app.getByText("Duewell's wording", { exact: true }).count()).toBe(15);
    expect(await app.getByText("Never changed").count()).toBe(15);
    await accessible(page);
    await app.getByRole("link", { name: "English" }).nth(2).click();
    await app.getByRole("heading", { name: "First reminder" }).waitFor();
  });

  test("show how they read, what can be inserted, and that nothing was changed yet", async () => {
    await app.getByText("Hello Example Customer,").waitFor();
    const [words, code] = await inserted(app);
    expect(code?.x, "beside the words, from the middle on").toBeGreaterThan((words?.x ?? 0) + 250);
    expect(words?.height, "words in few lines").toBeLessThan(70);
    await app.getByText("Nothing was changed yet.").waitFor();
    await app.getByText("Nothing in these words speaks against them").waitFor();
    await accessible(page);
  });

  test("are looked at while they are typed, and refused with what was found and all that was typed", async () => {
    const begun = await text().inputValue();
    await text().fill(`${begun}\nWe will call your employer.`);
    await app.getByText("call your employer", { exact: true }).waitFor();
    await app.getByText("Threatens to tell others about the debt.").waitFor();
    await app.getByText("Line 18").first().waitFor();
    await accessible(page);
    await save().click();
    await app.getByText("Not saved: these words may not be sent").waitFor();
    // It is said once, not under a heading with nothing beneath it as well.
    await app.getByRole("heading", { name: "What the review says" }).waitFor({ state: "detached" });
    expect(await text().inputValue()).toContain("We will call your employer.");
    await accessible(page);
    await text().fill(`${begun}\n{{ customer.phone }}`);
    await app.getByText("A message does not have this.").waitFor();
    await app.getByText("It cannot be shown until what is marked is right.").waitFor();
  });

  test("are saved once they may be sent, and the history says who did so", async () => {
    await text().fill((await text().inputValue()).replace("{{ customer.phone }}", "With kind regards from all of us."));
    await app.getByText("Nothing in these words speaks against them").waitFor();
    await app.getByText("With kind regards from all of us.").last().waitFor();
    await save().click();
    await page.getByRole("status").getByText("Saved. The next messages have these words.").waitFor();
    await app.getByText("Version 1").waitFor();
    await save().waitFor({ state: "hidden" });
    await page.reload();
    await app.getByText("Version 1").waitFor();
    expect(await text().inputValue()).toContain("With kind regards");
  });

  test("go back to the app's when that is confirmed, and the shop's stay in the history", async () => {
    await app.getByRole("button", { name: "Back to Duewell's wording" }).click();
    const dialog = app.getByRole("dialog", { name: "Back to Duewell's wording?" });
    await dialog.getByText("Yours stay in the history.").waitFor();
    await accessible(page, ["page-has-heading-one"]);
    await dialog.getByRole("button", { name: "Back to Duewell's wording" }).click();
    await app.getByText("Version 2").waitFor();
    await expect.poll(() => text().inputValue()).not.toContain("With kind regards");
    await app.getByRole("button", { name: "Take these words: Version 1" }).click();
    expect(await text().inputValue()).toContain("With kind regards");
  });

  test("are in the decisions of people", async () => {
    await page.goto(admin("/record", "?tab=log"));
    await app.getByText("Changed the words of a reminder").waitFor();
    await app
      .getByText("First reminder, English, version 1")
      .or(app.getByText("First reminder, en, version 1"))
      .waitFor();
  });

  test("of a message that there is not say so, with a way back", async () => {
    await page.goto(admin("/messages/no-such-message"));
    await app.getByText("There is no such message").waitFor();
    await accessible(page);
  });

  test.each([
    ["the list", "/messages", "首次提醒"],
    ["a message", "/messages/long-late", "正式提醒"],
  ])("fit a phone in Chinese and are accessible: %s", async (_name, path, heading) => {
    const phone = await person(browser, PHONE, "zh-CN");
    const shown = await phone.newPage();
    await shown.goto(admin(path, "?locale=zh-CN"));
    const frame = shown.frameLocator("iframe.app");
    await frame.getByRole("heading", { name: heading }).first().waitFor();
    const overflow = () => frame.locator("body").evaluate((body) => body.scrollWidth - body.clientWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await accessible(shown);
    if (path === "/messages/long-late") {
      const [words, code] = await inserted(frame);
      expect(code?.y, "under the words").toBeGreaterThan(words?.y ?? 0);
      expect(code?.x).toBe(words?.x);
    }
    await phone.close();
  });
});
