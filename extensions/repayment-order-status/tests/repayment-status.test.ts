/// <reference types="@shopify/ui-extensions/customer-account.order-status.block.render" />
import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AccountOrderWidget } from "~/contracts/extension";
import texts from "../locales/zh-CN.json";

const extension = getExtension("customer-account.order-status.block.render");

const find = (key: string): string => {
  const found = key
    .split(".")
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);
  return typeof found === "string" ? found : key;
};
const translate = (key: string, values: Record<string, string | number> = {}): string =>
  find(key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));

const debt = (change: Partial<Extract<AccountOrderWidget, { kind: "debt" }>> = {}): AccountOrderWidget => ({
  kind: "debt",
  orderName: "#1001",
  currency: "CNY",
  owedMinor: 5_000,
  dueNowMinor: 2_500,
  nextDueOn: "2026-12-01",
  instalments: [{ sequence: 1, dueOn: "2026-11-15", amountMinor: 2_500, balanceMinor: 2_500, state: "open" }],
  payUrl: "https://shop.example/pay/1",
  pausedUntil: null,
  requestOpen: false,
  ...change,
});

type Call = { readonly url: string; readonly headers: Record<string, string>; readonly body: unknown };

const backend = (...answers: readonly (AccountOrderWidget | number)[]): Call[] => {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", (url: string, init: { headers: Record<string, string>; body?: string }) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)];
    calls.push({ url, headers: init.headers, body: init.body === undefined ? undefined : JSON.parse(init.body) });
    return Promise.resolve(typeof answer === "number" ? new Response("", { status: answer }) : Response.json(answer));
  });
  return calls;
};

const shown = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));
const button = (label: string) => [...document.querySelectorAll("s-button")].find((one) => one.textContent === label);

beforeEach(() => {
  extension.setUp();
  const { shopify } = extension;
  shopify.i18n.translate = translate as typeof shopify.i18n.translate;
  shopify.settings.value = { app_url: "https://app.example" };
  shopify.localization.language.value.isoCode = "zh-CN";
  shopify.sessionToken.get = () => Promise.resolve("token-of-the-shopper");
  if (shopify.order.value) shopify.order.value.id = "gid://shopify/Order/1001";
});
afterEach(() => {
  extension.tearDown();
  vi.unstubAllGlobals();
});

describe("the repayment block", () => {
  test("shows what is due now, in the shopper's language, and Shopify's own pay page", async () => {
    const calls = backend(debt());
    await extension.render();
    await shown("当前应付：¥25.00");
    expect(document.body.textContent).toContain("2026年12月1日");
    expect(button("立即付款")?.getAttribute("href")).toBe("https://shop.example/pay/1");
    expect(calls[0]?.url).toMatch(/^https:\/\/app\.example\/api\/extension\/account\/order/);
    expect(calls[0]?.headers["Authorization"]).toBe("Bearer token-of-the-shopper");
  });

  test("takes a request for more time with its reason, and says until when reminders rest", async () => {
    const calls = backend(debt(), debt({ requestOpen: true, pausedUntil: "2026-12-15T00:00:00.000Z" }));
    await extension.render();
    await shown("需要更多时间");
    button("我需要时间")?.dispatchEvent(new Event("click"));
    await shown("提醒已暂停至 2026年12月15日");
    expect(calls[1]?.body).toEqual({ action: "need_time", reason: "other" });
    expect(button("我需要时间")).toBeUndefined();
  });

  test("sends the reason that the shopper chose", async () => {
    const calls = backend(debt());
    await extension.render();
    await shown("需要更多时间");
    const select = document.querySelector("s-select");
    if (!select) throw new Error("There is no choice of reasons");
    (select as unknown as { value: string }).value = "job_loss";
    select.dispatchEvent(new Event("change"));
    // The choice is rendered before the next click can come.
    await new Promise((resolve) => setTimeout(resolve));
    button("我需要时间")?.dispatchEvent(new Event("click"));
    await vi.waitFor(() => expect(calls[1]?.body).toEqual({ action: "need_time", reason: "job_loss" }));
  });

  test("says when it cannot load, and tries again when asked", async () => {
    backend(503, debt());
    await extension.render();
    await shown("无法加载您的付款信息");
    button("重试")?.dispatchEvent(new Event("click"));
    await shown("当前应付");
  });

  test("folds a long schedule up", async () => {
    const instalments = Array.from({ length: 24 }, (_, i) => ({
      sequence: i + 1,
      dueOn: `20${String(27 + i)}-01-01`,
      amountMinor: 100,
      balanceMinor: 100,
      state: "open" as const,
    }));
    backend(debt({ instalments }));
    await extension.render();
    await shown("显示全部 24 笔");
    expect(document.body.textContent).not.toContain("2033年");
    button("显示全部 24 笔")?.dispatchEvent(new Event("click"));
    await shown("2050年");
  });

  test("thanks when everything is paid, and asks for nothing", async () => {
    backend(debt({ owedMinor: 0, dueNowMinor: 0 }));
    await extension.render();
    await shown("谢谢");
    expect(button("立即付款")).toBeUndefined();
  });

  test("shows nothing on an order that is no credit", async () => {
    const calls = backend({ kind: "none" });
    await extension.render();
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    await vi.waitFor(() => expect(document.querySelector("s-spinner")).toBeNull());
    expect(document.body.textContent).toBe("");
  });
});
