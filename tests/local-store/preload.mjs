/**
 * Loaded with `node --import` into the app's processes: their clock follows the local store's virtual clock and their
 * calls to Shopify go to the local store. Nothing in the app knows of it.
 */
import { readFileSync, statSync } from "node:fs";

const clockFile = process.env.LOCAL_STORE_CLOCK_FILE ?? "";
const storeUrl = process.env.LOCAL_STORE_URL;

let offsetMs = 0;
let seen = "";

/** The file is replaced atomically, so a read sees one whole version; a missing file leaves the clock as it is. */
const follow = () => {
  try {
    const { mtimeMs, ino } = statSync(clockFile);
    // The inode too: a file system may count time in steps of milliseconds, and two moves can fall into one.
    const version = `${mtimeMs}/${ino}`;
    if (version === seen) return;
    /** @type {unknown} */
    const read = JSON.parse(readFileSync(clockFile, "utf8"));
    if (typeof read !== "object" || read === null || !("offsetMs" in read)) return;
    offsetMs = Number(read.offsetMs);
    seen = version;
  } catch {
    // The store has not written it yet, or is stopping.
  }
};

const patchClock = () => {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now.bind(RealDate);
  let looked = 0;
  // Looks at the file at most once a millisecond and only when asked for the time: a webhook that arrives just after the
  // clock was moved is handled at its own moment, which a poll would miss.
  const now = () => {
    const real = realNow();
    if (real !== looked) {
      looked = real;
      follow();
    }
    return real + offsetMs;
  };
  // A constructor target keeps instanceof, UTC, parse and subclasses as they are; only the moment without arguments moves.
  const VirtualDate = new Proxy(RealDate, {
    /** @returns {object} */
    construct: (target, args, newTarget) => {
      /** @type {unknown} */
      const made = Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget);
      return /** @type {object} */ (made);
    },
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.now = now;
  RealDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
};

/** @param {URL} url */
const isShopify = (url) => url.protocol === "https:" && url.hostname.endsWith(".myshopify.com");

const patchFetch = () => {
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (!isShopify(url)) return realFetch(input, init);
    const target = new URL(`${url.pathname}${url.search}`, storeUrl);
    const request = input instanceof Request ? new Request(target, input) : new Request(target, init);
    const headers = new Headers(init?.headers ?? request.headers);
    headers.set("x-forwarded-host", url.host);
    return realFetch(request, { ...(input instanceof Request ? init : {}), headers });
  };
};

if (clockFile) patchClock();
if (storeUrl) patchFetch();
