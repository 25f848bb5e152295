import type { BrowserContext, Response } from "playwright-core";

/** What is known and says nothing against the app, each with its reason. Everything else fails the test. */
const KNOWN: readonly { readonly what: RegExp; readonly why: string }[] = [
  {
    what: /^console: Failed to load resource: net::\S+ at https:\/\/cdn\.shopify\.com\/shopifycloud\/app-bridge\.js /,
    why: "Shopify's library has browsers load App Bridge ahead from Shopify's host; the local store hands out its own, and no other host can be reached.",
  },
  {
    what: /^console: Failed to load resource: the server responded with a status of 404 \(Not Found\) at http:\/\/[^/]+\/r\/k1\.AAAA\.AAAA\.AAAA /,
    why: "An altered link is opened on purpose, and its page says that there is nothing.",
  },
  {
    what: /^console: Failed to load resource: net::ERR_INTERNET_DISCONNECTED at http:\/\/[^/]+\/(readyz|token\/admin\?customer=) /,
    why: "The connection is cut on purpose, while a page asks whether the server can be reached.",
  },
  {
    what: /^not caught: BodyStreamBuffer was aborted \(/,
    why: "A page was left while its data were still on their way: the browser breaks the stream off, and Remix's reader of it says so.",
  },
];

const isKnown = (fault: string): boolean => KNOWN.some(({ what }) => what.test(fault));
const isOurs = (url: string): boolean => ["127.0.0.1", "localhost"].includes(new URL(url).hostname);
/** A page that is being opened is not there yet; its address is the answer's. */
const placeOf = (response: Response): string =>
  response.request().isNavigationRequest() ? "it" : response.frame().page().url();

/**
 * Writes down what a person at a screen would not see and a developer must: errors that no code caught, what was written
 * to the console as an error, and answers of our own servers that say they failed.
 */
export const watchFor = (context: BrowserContext, faults: string[]): void => {
  const note = (what: string, place: string): void => {
    const fault = `${what} (on ${place})`;
    if (!isKnown(fault)) faults.push(fault);
  };
  context.on("weberror", (thrown) => note(`not caught: ${thrown.error().message}`, thrown.page()?.url() ?? "a page"));
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    note(`console: ${message.text()} at ${message.location().url}`, message.page()?.url() ?? "a page");
  });
  context.on("response", (response) => {
    if (response.status() < 500 || !isOurs(response.url())) return;
    note(`answered ${String(response.status())}: ${response.request().method()} ${response.url()}`, placeOf(response));
  });
};

const seen: string[] = [];

/** Watches what happens in a browser window on behalf of the test that runs. */
export const watch = (context: BrowserContext): void => watchFor(context, seen);

/** Throws what was seen since the last time, if there was anything. */
export const nothingWentWrong = (): void => {
  const faults = seen.splice(0);
  if (faults.length > 0) throw new Error(`The pages had faults that the test did not ask for:\n${faults.join("\n")}`);
};
