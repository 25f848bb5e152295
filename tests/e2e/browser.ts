import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext } from "playwright-core";
import { watch } from "./faults";

/** Headless Chromium says so in its user agent, and Shopify's library turns bots away. */
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The package is made for functions that run once: in a single process, closing one window would end the browser. */
const args = [...chromium.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote"), "--no-sandbox"];

/** The browser that npm ships; nothing is downloaded. */
export const launch = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });

/** A browser window of a person reading `locale`; what goes wrong in it fails the test that runs. */
export const person = async (
  browser: Browser,
  viewport: typeof DESKTOP,
  locale: "en-US" | "zh-CN" = "en-US",
): Promise<BrowserContext> => {
  const window = await browser.newContext({ viewport, locale, userAgent: USER_AGENT, reducedMotion: "reduce" });
  watch(window);
  return window;
};
