/// <reference types="@shopify/ui-extensions/admin.order-details.block.render" />
import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AdminOrderWidget } from "~/contracts/extension";
import texts from "../locales/en.default.json";

const extension = getExtension("admin.order-details.block.render");

const find = (key: string): string => {
  const found = key
    .split(".")
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);
  return typeof found === "string" ? found : key;
};
const translate = (key: string, values: Record<string, string | number> = {}): string =>
  find(key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));

const debt = (change: Partial<Extract<AdminOrderWidget, { kind: "debt" }>> = {}): AdminOrderWidget => ({
  kind: "debt",
  orderName: "#1001",
  state: "open",
  currency: "USD",
  owedMinor: 7_500,
  lateMinor: 2_500,
  instalments: [
    { sequence: 1, dueOn: "2026-11-01", amountMinor: 2_500, balanceMinor: 0, state: "paid", daysPastDue: 0 },
    { sequence: 2, dueOn: "2026-11-15", amountMinor: 2_500, balanceMinor: 2_500, state: "open", daysPastDue: 9 },
  ],
  company: "",
  tier: "high",
  nextContactAt: "2026-11-25T15:00:00.000Z",
  nextContactTimeZone: "America/New_York",
  lastContactAt: null,
  hold: null,
  caseUrl: "app:cases/1",
  ...change,
});

/** Shopify formats in the language of the admin; the tester's own stand-in only repeats what it is given. */
const speak = (locale: string): void => {
  const { i18n } = extension.shopify;
  i18n.formatCurrency = (amount, options) =>
    new Intl.NumberFormat(locale, { style: "currency", ...options }).format(amount);
  i18n.formatDate = (date, options) => new Intl.DateTimeFormat(locale, options).format(date);
};

type Call = { readonly url: string; readonly body: unknown };

/** The app's answers, in turn; the last one stays. */
const backend = (...answers: readonly (AdminOrderWidget | number)[]): Call[] => {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", (url: string, init?: { body?: string }) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)];
    calls.push({ url, body: init?.body === undefined ? undefined : JSON.parse(init.body) });
    return Promise.resolve(typeof answer === "number" ? new Response("", { status: answer }) : Response.json(answer));
  });
  return calls;
};

const shown = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));
const button = (label: string) => [...document.querySelectorAll("s-button")].find((one) => one.textContent === label);

beforeEach(() => {
  extension.setUp();
  extension.shopify.i18n.translate = translate as typeof extension.shopify.i18n.translate;
  speak("en");
  extension.shopify.data.selected = [{ id: "gid://shopify/Order/1001" }];
});
afterEach(() => {
  extension.tearDown();
  vi.unstubAllGlobals();
});

describe("the order block", () => {
  test("shows what is owed, how late, how risky, and the next message in the customer's own time", async () => {
    const calls = backend(debt());
    await extension.render();
    await shown("Owed $75.00");
    expect(calls[0]?.url).toContain(encodeURIComponent("gid://shopify/Order/1001"));
    expect(document.body.textContent).toContain("$25.00 late");
    expect(document.body.textContent).toContain("9 days late");
    expect(document.body.textContent).toContain("High risk");
    expect(document.body.textContent).toContain("America/New_York");
    expect(document.querySelector("s-link")?.getAttribute("href")).toBe("app:cases/1");
  });

  test("says that a third party's debt is never collected", async () => {
    backend({ kind: "none", reason: "third_party" });
    await extension.render();
    await shown("It is never collected");
    expect(document.querySelector("s-button")).toBeNull();
  });

  test("pauses for a week, and offers to resume", async () => {
    const calls = backend(
      debt(),
      debt({ hold: { until: "2026-12-01T15:00:00.000Z", reason: "paused", liftsItself: false }, nextContactAt: null }),
    );
    await extension.render();
    await shown("Pause 7 days");
    button("Pause 7 days")?.dispatchEvent(new Event("click"));
    await shown("paused by staff");
    expect(calls[1]?.body).toEqual({ action: "pause", days: 7 });
    expect(button("Resume")).toBeDefined();
    expect(button("Pause 7 days")).toBeUndefined();
  });

  test("says when it cannot load, and tries again when asked", async () => {
    backend(500, debt());
    await extension.render();
    await shown("could not be loaded");
    button("Try again")?.dispatchEvent(new Event("click"));
    await shown("Owed $75.00");
  });

  test("writes money and days in the language of the admin, and keeps currencies without decimals whole", async () => {
    speak("zh-CN");
    backend(debt({ currency: "JPY", owedMinor: 7_500, lateMinor: 0, nextContactAt: null, lastContactAt: null }));
    await extension.render();
    await shown("JP¥7,500");
    expect(document.body.textContent).not.toContain("JP¥0");
    expect(document.body.textContent).toContain("No message is planned.");
  });

  test("says that a settled debt is paid, and offers nothing to do", async () => {
    backend(debt({ state: "settled", owedMinor: 0, lateMinor: 0, caseUrl: "" }));
    await extension.render();
    await shown("Paid");
    expect(document.querySelector("s-button")).toBeNull();
    expect(document.querySelector("s-link")).toBeNull();
  });

  test("folds a long schedule up", async () => {
    const instalments = Array.from({ length: 24 }, (_, i) => ({
      sequence: i + 1,
      dueOn: "2027-01-01",
      amountMinor: 100,
      balanceMinor: 100,
      state: "open" as const,
      daysPastDue: 0,
    }));
    backend(debt({ instalments }));
    await extension.render();
    await shown("Show all 24 payments");
    expect(document.body.textContent).not.toContain("Payment 7 ");
    button("Show all 24 payments")?.dispatchEvent(new Event("click"));
    await shown("Payment 24");
  });
});
