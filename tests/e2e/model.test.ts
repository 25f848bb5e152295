import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { days } from "~/domain/shared/duration";
import { startDuewell, type Duewell } from "../demo/harness";
import { goLive, START } from "../scenarios/setup-shop";
import { DESKTOP, launch, person, PHONE } from "./browser";

describe("a merchant's own model, on its page", () => {
  let folder: string;
  let duewell: Duewell;
  let browser: Browser;
  let page: Page;
  let app: FrameLocator;
  const address = (query = "") => `${duewell.store.url}/admin/apps/duewell/model${query}`;
  const violations = async (shown: Page): Promise<string[]> => {
    const found = await new AxeBuilder({ page: shown }).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };
  /** A frame that is busy while axe asks it is left out: such a page is looked at again. */
  const accessible = (shown: Page) =>
    expect.poll(() => violations(shown), { timeout: 15_000, interval: 1_000 }).toEqual([]);
  const fits = (shown: Page) =>
    shown
      .frames()
      .at(-1)
      ?.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  const confirm = async (button: string, dialog: string, action: string) => {
    await app.getByRole("button", { name: button, exact: true }).click();
    await app.getByRole("dialog", { name: dialog }).getByRole("button", { name: action }).click();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-e2e-model-"));
    duewell = await startDuewell({ port: 0, seed: 3, customers: 480, startAt: START, folder });
    await goLive(duewell);
    browser = await launch();
    page = await (await person(browser, DESKTOP)).newPage();
    app = page.frameLocator("iframe.app");
  });

  afterAll(async () => {
    await browser.close();
    await duewell.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("shows a training while it runs, without being loaded again and over a lost connection, and then the challenger with its figures", async () => {
    await page.goto(address());
    await app.getByRole("button", { name: "Agree and train" }).click();
    await app.getByText(/Training since .*: \d+ %/).waitFor();
    await app.getByRole("button", { name: "Stop training" }).waitFor();
    const lost = page.waitForEvent("requestfailed");
    await page.context().setOffline(true);
    await lost;
    await page.context().setOffline(false);
    await app.getByText(/The last training ended on .* with a model/).waitFor({ timeout: 60_000 });
    await duewell.whenQuiet();
    await page.reload();
    await app.getByText(/whose outcome became known after/).waitFor();
    await app
      .getByRole("img", { name: /Expected against observed/ })
      .first()
      .waitFor();
    await app.getByText("What it leans on most").first().waitFor();
    await app.getByText("The same in figures").first().click();
    await app.getByRole("table", { name: "Scorecard", exact: true }).first().waitFor();
    await accessible(page);
  });

  test("puts it in service by a person's word, and goes back", async () => {
    const promote = app.getByRole("button", { name: "Put in service now" });
    if ((await promote.count()) > 0) await confirm("Put in service now", "Put this model in service?", "Put in service now");
    await app.getByText("Scores come from a model that learned").waitFor();
    await duewell.whenQuiet();
    await confirm("Return to the scorecard", "Return to: Scorecard?", "Return to it");
    await app.getByText("Scores come from the fixed scorecard.").waitFor();
    await app.getByText("A person went back to it.").first().waitFor();
    await app.getByRole("button", { name: /^Return to Your model/ }).waitFor();
    await accessible(page);
  }); // prettier-ignore

  test("says after a night of each language and country what was expected and what happened", async () => {
    await duewell.store.clock.advance(days(1));
    await duewell.whenQuiet();
    await page.reload();
    const countries = app.getByRole("table", { name: /By the country of the first address/ });
    await countries.getByRole("row", { name: /^United States/ }).waitFor();
    await app.getByRole("table", { name: /By the language/ }).getByRole("row", { name: /^Chinese/ }).waitFor();
    await accessible(page);
  }); // prettier-ignore

  test("speaks Chinese on a phone, and nothing is wider than the phone", async () => {
    const phone = await person(browser, PHONE, "zh-CN");
    const shown = await phone.newPage();
    await shown.goto(address("?locale=zh-CN"));
    await shown.frameLocator("iframe.app").getByRole("heading", { name: "正在使用" }).waitFor();
    await shown.frameLocator("iframe.app").getByText("由人员恢复使用。").first().waitFor();
    await shown.frameLocator("iframe.app").getByRole("heading", { name: "对每类顾客都同样准确吗？" }).waitFor();
    await accessible(shown);
    expect(await fits(shown)).toBe(true);
    await phone.close();
  });

  test("ends a training when asked to", async () => {
    await app.getByRole("button", { name: "Train now" }).click();
    await app.getByRole("button", { name: "Stop training" }).click();
    await app
      .getByText(/The last training was stopped on|The training had ended already/)
      .first()
      .waitFor();
  });
});
