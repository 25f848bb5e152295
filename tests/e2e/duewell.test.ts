import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDuewell, type Duewell } from "../demo/harness";
import type { Mail, StoreOrder } from "../local-store/types";
import { DESKTOP, launch, person, PHONE } from "./browser";

const DAY_MS = 86_400_000;
const HAN = /\p{Script=Han}/u;

/** One store, one app, one browser: the tests below follow a merchant from the install to the last payment. */
describe("a merchant's first month", () => {
  let folder: string;
  let duewell: Duewell;
  let browser: Browser;
  let desk: BrowserContext;
  let page: Page;
  let app: FrameLocator;

  const admin = (path = "", query = "") => `${duewell.store.url}/admin/apps/duewell${path}${query}`;

  const violations = async (shown: Page, exceptRules: string[]): Promise<string[]> => {
    const found = await new AxeBuilder({ page: shown }).disableRules(exceptRules).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };

  /**
   * Axe on what is shown, the app's frame included; names what it found and where. A frame that is busy while axe asks
   * it is left out, and then the page around it has no heading: such a page is looked at again.
   */
  const accessible = (shown: Page, exceptRules: string[] = []): Promise<void> =>
    expect.poll(() => violations(shown, exceptRules), { timeout: 15_000, interval: 1_000 }).toEqual([]);

  const linkIn = (mail: Mail | undefined): string => /http:\/\/\S+\/r\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";

  const isLate = ({ terms, cancelledAt }: StoreOrder): boolean =>
    cancelledAt === null &&
    (terms?.schedules.some(({ dueAt, balanceMinor }) => balanceMinor > 0 && dueAt < duewell.store.clock.now()) ??
      false);

  const lateOrder = (): StoreOrder => {
    const [order] = [...duewell.store.state.orders.values()]
      .filter(isLate)
      .filter(
        ({ disputes, returnStatus, cancelledAt }) =>
          disputes.length === 0 && returnStatus === "NO_RETURN" && cancelledAt === null,
      );
    if (!order) throw new Error("The generated store has no late order");
    return order;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "duewell-e2e-"));
    const startAt = new Date("2026-11-24T14:00:00Z");
    duewell = await startDuewell({ port: 0, seed: 7, customers: 120, startAt, folder });
    browser = await launch();
    desk = await person(browser, DESKTOP);
    page = await desk.newPage();
    app = page.frameLocator("iframe.app");
  });

  afterAll(async () => {
    await browser.close();
    await duewell.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("opens embedded, installs itself and reads the orders", async () => {
    await page.goto(admin());
    await app.getByRole("heading", { name: "Set up Duewell" }).waitFor();
    await duewell.whenQuiet();
    await app.getByText("Orders with payment terms").waitFor();
    expect(duewell.store.stats.tokenExchanges).toBeGreaterThan(0);
    await accessible(page);
  });

  test("asks three things, shows whom it would contact, and refuses an incomplete sender", async () => {
    await app.getByRole("checkbox", { name: /bank deposit/i }).check();
    await app.getByRole("button", { name: "Next" }).click();
    await app.getByRole("heading", { name: "Who are you?" }).waitFor();
    await app.getByLabel("Postal address").fill("x");
    await app.getByRole("button", { name: "Next" }).click();
    await app.getByText("Enter your postal address.").waitFor();
    await accessible(page);
    await app.getByLabel("Postal address").fill("1 Example Street, Boston MA 02101");
    await app.getByRole("button", { name: "Next" }).click();
    await app.getByRole("heading", { name: "Whom this would contact in the next 14 days" }).waitFor();
    await accessible(page);
    await app.getByRole("button", { name: "Finish" }).click();
    await app.getByText("Test mode is on").waitFor();
    await duewell.whenQuiet();
  });

  test("in test mode writes to the merchant only", async () => {
    await duewell.store.clock.advance(DAY_MS);
    const { mails } = duewell.store.state;
    expect(mails.length).toBeGreaterThan(0);
    expect(new Set(mails.map(({ to }) => to)).size).toBe(1);
    expect(mails[0]?.to).not.toMatch(/^customer-/);
    expect(mails.every(({ subject }) => subject.startsWith("[TEST] "))).toBe(true);
  });

  test("a link in a test message shows the shopper's page and changes nothing", async () => {
    const [mail] = duewell.store.state.mails;
    await page.goto(linkIn(mail));
    await page.getByText("you see what your customer would see").or(page.getByText("您看到的是顾客")).first().waitFor();
    await accessible(page);
    await page.getByRole("button", { name: /Stop reminders|停止邮件提醒/ }).click();
    await page.getByText(/nothing was changed|没有任何改动/).waitFor();
    await page.getByRole("button", { name: /Stop reminders|停止邮件提醒/ }).waitFor();
  });

  test("shows the cases, and for one of them why this message and why then", async () => {
    await page.goto(admin("/cases"));
    await app.getByRole("heading", { name: "Cases" }).waitFor();
    await accessible(page);
    await app.locator("table a").first().click();
    await app.getByText("Why this, why then").or(app.getByText("No message is planned")).first().waitFor();
    await app.getByText("Raises the risk").first().waitFor();
    await accessible(page);
  });

  test("pauses a case and resumes it", async () => {
    await app.getByRole("button", { name: "Pause 7 days" }).click();
    await app.getByRole("button", { name: "Resume" }).waitFor();
    await app.getByRole("button", { name: "Resume" }).click();
    await app.getByRole("button", { name: "Resume" }).waitFor({ state: "detached" });
  });

  test("shows what is understood of what a customer said, and writes it down once that is confirmed", async () => {
    const words = app.getByLabel("What the customer said");
    const record = app.getByRole("button", { name: "Record", exact: true });
    await words.fill("Please stop calling me");
    await app.getByRole("button", { name: "See what is understood" }).click();
    await app.getByText("Wants no contact at all").waitFor();
    await accessible(page);
    await words.fill("I will pay on Friday");
    await app.getByText("Wants no contact at all").waitFor({ state: "detached" });
    expect(await record.isDisabled()).toBe(true);
    await app.getByRole("button", { name: "See what is understood" }).click();
    await app.getByText("Nothing asks to stop", { exact: true }).waitFor();
    await record.click();
    await app.getByText("Written down, and done.").waitFor();
    await app.getByText("Answered by telephone: nothing asks to stop.").waitFor();
    await app.locator("blockquote").getByText("I will pay on Friday").waitFor();
  });

  test("looks at what staff write to a customer while they write, and sends it once it may be said", async () => {
    const { state, clock } = duewell.store;
    const [customer] = [...state.customers.values()].filter(({ id, address }) => {
      const open = [...state.orders.values()].filter(({ customerId, terms }) => customerId === id && terms !== null);
      const due = open.flatMap(({ terms }) => terms?.schedules ?? []).filter(({ balanceMinor }) => balanceMinor > 0);
      const isEarly = due.length > 0 && due.every(({ dueAt }) => dueAt.getTime() > clock.now().getTime() + 7 * DAY_MS);
      return isEarly && address.province === "MA";
    });
    await page.goto(admin("/cases", `?filter=open&search=${encodeURIComponent(customer?.email ?? "")}`));
    await app.locator("table a").first().click();
    await app.getByRole("heading", { name: "Write to the customer" }).waitFor();
    const send = app.getByRole("button", { name: "Send", exact: true });
    const before = state.mails.length;
    await app.getByLabel("Subject").fill("About your order");
    await app.getByLabel("Message", { exact: true }).fill("Pay now or we call your employer.");
    await app.getByText("call your employer", { exact: true }).waitFor();
    await app.getByText("It cannot be sent with these words.").waitFor();
    expect(await send.isDisabled()).toBe(true);
    await accessible(page);
    await app.getByLabel("Message", { exact: true }).fill("Thank you for calling. Friday is fine.");
    await app.getByText("Nothing in these words speaks against sending.").waitFor();
    await send.click();
    await app.getByText("Sent. It counts for everything after it.").waitFor();
    await accessible(page);
    const [mail, ...more] = state.mails.slice(before);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("[TEST] About your order");
    expect(mail?.text).toContain("Friday is fine.");
    await app.getByText("Written by staff").first().waitFor();
  });

  test("goes live, and a month of reminders reaches customers in their language at their own daytime", async () => {
    await page.goto(admin("/settings"));
    await app.getByRole("button", { name: "Go live" }).click();
    const dialog = app.getByRole("dialog", { name: "Go live?" });
    await dialog.getByText("From now on customers receive messages").waitFor();
    // Shopify draws dialogs outside of the app's frame; behind this one the page's own heading is inert.
    await accessible(page, ["page-has-heading-one"]);
    await dialog.getByRole("button", { name: "Go live" }).click();
    await app.getByText("Off: customers receive messages.").waitFor();
    await accessible(page);
    const before = duewell.store.state.mails.length;
    await duewell.store.clock.advance(30 * DAY_MS);
    const sent: Mail[] = duewell.store.state.mails.slice(before);
    const people = [...duewell.store.state.customers.values()];
    expect(sent.length).toBeGreaterThan(10);
    for (const mail of sent) {
      const customer = people.find(({ email }) => email === mail.to);
      expect(customer, `${mail.to} is a customer`).toBeDefined();
      expect(HAN.test(mail.subject), `${mail.subject} to a reader of ${customer?.locale ?? ""}`).toBe(
        customer?.locale.startsWith("zh") ?? false,
      );
    }
    expect(sent.some(({ subject }) => HAN.test(subject))).toBe(true);
    const inNewYork = sent.filter(({ to }) => people.find(({ email }) => email === to)?.address.province === "MA");
    for (const { at } of inNewYork) {
      const hour = Number(
        new Intl.DateTimeFormat("en-US", { hour: "numeric", hourCycle: "h23", timeZone: "America/New_York" }).format(
          at,
        ),
      );
      expect(hour).toBeGreaterThanOrEqual(8);
      expect(hour).toBeLessThan(21);
    }
  });

  test("the block on the order shows the debt; the shopper pays and the case closes", async () => {
    const order = lateOrder();
    const customer = duewell.store.state.customers.get(order.customerId ?? 0);
    await page.goto(`${duewell.store.url}/admin/orders/${String(order.id)}`);
    const block = page.frameLocator("iframe.extension");
    await block.getByText(/Owed/).waitFor();
    await accessible(page);
    for (const one of [...duewell.store.state.orders.values()].filter(
      ({ customerId }) => customerId === order.customerId,
    )) {
      await page.goto(`${duewell.store.url}/account/orders/${String(one.id)}`);
      await page.locator("iframe.extension").waitFor();
      const pay = page.locator('form[action$="/pay"] button');
      // Leaving the page at once would break the payment off.
      const paid = () => page.waitForResponse((answer) => answer.url().endsWith("/pay"));
      if ((await pay.count()) > 0) await Promise.all([paid(), pay.click()]);
    }
    await duewell.whenQuiet();
    await page.goto(admin("/cases", `?filter=closed&search=${encodeURIComponent(customer?.email ?? "")}`));
    await app
      .getByText(customer?.displayName ?? "", { exact: true })
      .first()
      .waitFor();
  });

  test("the shopper asks for time on the order page, and reminders rest", async () => {
    const order = lateOrder();
    await page.goto(`${duewell.store.url}/account/orders/${String(order.id)}`);
    const block = page.frameLocator("iframe.extension");
    await block.getByRole("button", { name: /I need time|我需要时间/ }).click();
    await block.getByText(/Reminders are paused|提醒已暂停/).waitFor();
    await accessible(page);
    await page.goto(admin("/cases", "?filter=held"));
    await app.locator("table a").first().waitFor();
  });

  test("the link in a message opens the shopper's own page, and stopping reminders works", async () => {
    const mail = duewell.store.state.mails.findLast(({ to }) => {
      const customer = [...duewell.store.state.customers.values()].find(({ email }) => email === to);
      return [...duewell.store.state.orders.values()].some(
        (order) => order.customerId === customer?.id && isLate(order),
      );
    });
    const link = linkIn(mail);
    await page.goto(link);
    await accessible(page);
    const pay = page.getByRole("link", { name: /Pay order|支付订单/ }).first();
    expect(await pay.getAttribute("href")).toContain(duewell.store.url);
    await page.getByRole("button", { name: /Stop reminders|停止邮件提醒/ }).click();
    await page.getByText(/You no longer receive|您不会再收到/).waitFor();
    const altered = `${link.slice(0, link.indexOf("/r/") + 3)}k1.AAAA.AAAA.AAAA`;
    expect((await page.goto(altered))?.status()).toBe(404);
    await page.getByRole("heading", { name: "This link opens nothing" }).waitFor();
    await page.getByRole("heading", { name: "此链接无法打开" }).waitFor();
    await accessible(page);
  });

  test("the store's own page shows the shopper's payments, to the shopper alone", async () => {
    const { customerId, name } = lateOrder();
    await page.goto(`${duewell.store.url}/apps/duewell/payments?customer=${String(customerId)}`);
    await page.getByRole("link", { name: new RegExp(`(Pay order|支付订单) ${name}`) }).waitFor();
    await page.getByRole("link", { name: /Need more time|需要更多时间/ }).waitFor();
    await page.goto(`${duewell.store.url}/apps/duewell/payments`);
    await page.getByRole("link", { name: "Log in" }).waitFor();
    const query = `shop=${duewell.store.shop}&logged_in_customer_id=${String(customerId)}&timestamp=1&signature=00`;
    expect((await fetch(`${duewell.appUrl}/proxy/payments?${query}`)).status).toBe(401);
  });

  test.each([
    ["home", "", "需要您处理"],
    ["cases", "/cases", "案件"],
    ["risk", "/risk", "客户分组"],
    ["settings", "/settings", "测试模式"],
    ["model", "/model", "正在使用"],
  ])("the %s page speaks Chinese on a phone and is accessible", async (_name, path, heading) => {
    const phone = await person(browser, PHONE, "zh-CN");
    const shown = await phone.newPage();
    await shown.goto(admin(path, "?locale=zh-CN"));
    // A heading is always there; tabs fold away where the machine has no Chinese font and letters are wide.
    await shown.frameLocator("iframe.app").getByRole("heading", { name: heading }).first().waitFor();
    await accessible(shown);
    await phone.close();
  });

  test("shows every rule of contact, finds a place by one of its rules, and tells it in the reader's language", async () => {
    await page.goto(admin("/rules"));
    await app.getByRole("link", { name: "Germany" }).waitFor();
    await accessible(page);
    await app.getByLabel("Search").fill("US-MA-CAP");
    await app.getByRole("button", { name: "Find" }).click();
    await app.getByRole("link", { name: "Germany" }).waitFor({ state: "detached" });
    await app.getByRole("link", { name: "Massachusetts, United States" }).click();
    await app.getByText("At most 2 attempts in 7 days, per order").waitFor();
    await accessible(page);
    await page.goto(admin("/rules/us-ma", "?locale=zh-CN"));
    await app.getByRole("heading", { name: "美国马萨诸塞州" }).waitFor();
    await app.getByText("口头要求不要打到工作单位，10 天内有效").waitFor();
  });

  test("shows the risk of the shop by segments, leads to their cases, and lets a person decide about one", async () => {
    await page.goto(admin("/risk"));
    await app.getByRole("heading", { name: "Movements in the last week" }).waitFor();
    await app.getByRole("table", { name: "How likely customers are to pay late" }).waitFor();
    await accessible(page);
    await app
      .getByRole("link", { name: /^See cases: / })
      .first()
      .click();
    await app.getByRole("heading", { name: "Cases" }).first().waitFor();
    expect(await app.getByLabel("Segment", { exact: true }).inputValue()).not.toBe("");
    await accessible(page);
    await page.goto(admin("/cases", "?filter=open"));
    await app
      .getByRole("link", { name: /^Customer|\w+ \w+/ })
      .first()
      .click();
    await app.getByRole("heading", { name: "Segment", exact: true }).waitFor();
    await app.getByLabel("Put into another segment").selectOption({ index: 5 });
    await app.getByLabel("Why").selectOption("agreement");
    await app.getByRole("button", { name: "Put there" }).click();
    await app.getByText(/^Chosen by .*: There is an agreement\.$/).waitFor();
    await accessible(page);
    await app.getByRole("button", { name: "Back to the computed segment" }).click();
    await app.getByText(/^Chosen by /).waitFor({ state: "detached" });
  });

  test("asks for consent to training, follows a training to its end, and keeps what was agreed and withdrawn", async () => {
    await page.goto(admin("/model"));
    await app.getByRole("heading", { name: "Risk model" }).waitFor();
    await app.getByText("The scorecard has served from the beginning.").first().waitFor();
    await app.getByText("Nothing is trained before you agree.").waitFor();
    expect(await app.getByRole("button", { name: "Train now" }).isDisabled()).toBe(true);
    await accessible(page);
    await app.getByRole("button", { name: "Agree and train" }).click();
    await duewell.whenQuiet();
    await app.getByText(/The last training ended on/).waitFor();
    await app.getByText(/agreed by/).waitFor();
    await accessible(page);
    await app.getByRole("button", { name: "Withdraw consent" }).click();
    const dialog = app.getByRole("dialog", { name: "Withdraw consent?" });
    await dialog.getByRole("button", { name: "Withdraw consent" }).click();
    await app.getByText(/withdrawn by/).waitFor();
    await app.getByText("Nothing is trained before you agree.").waitFor();
    await accessible(page);
  });

  test("leaves who wants no machine's score to a person, who says when that is done", async () => {
    await page.goto(admin("/cases", "?filter=open"));
    await app.locator("table a").first().click();
    await app.getByRole("button", { name: "Do not score automatically" }).click();
    await app.getByRole("heading", { name: "A person decides" }).waitFor();
    await app.getByText("Nobody has looked at it yet.").waitFor();
    await accessible(page);
    await app.getByRole("button", { name: "I have looked at it" }).click();
    await app.getByText(/^Looked at on/).waitFor();
    await page.goto(admin("/cases", "?filter=review"));
    await app.locator("table").getByText("A person decides").first().waitFor();
  });

  test("keeps changes of the settings back until they are saved, and marks what is wrong", async () => {
    await page.goto(admin("/settings"));
    await app.getByLabel("Postal address").fill("x");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await app.getByText("Enter your postal address.").waitFor();
    await accessible(page);
    await page.getByRole("button", { name: "Discard" }).click();
    await app.getByText("Gentle", { exact: true }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("status").getByText("Saved").waitFor();
    await page.reload();
    expect(await app.getByRole("radio", { name: "Gentle" }).isChecked()).toBe(true);
    expect(await page.getByRole("button", { name: "Save", exact: true }).isVisible()).toBe(false);
  });

  test("stops everything at once when asked", async () => {
    await page.goto(admin("/settings"));
    await app.getByRole("button", { name: "Stop everything" }).click();
    await app.getByText("Stopped. Nothing is sent.").waitFor();
    await duewell.whenQuiet();
    const before = duewell.store.state.mails.length;
    await duewell.store.clock.advance(7 * DAY_MS);
    expect(duewell.store.state.mails.length).toBe(before);
  });
});
