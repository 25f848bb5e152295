import { describe, expect, test } from "vitest";
import { willPass } from "~/domain/inbox/set-aside";

describe("an error", () => {
  test.each([
    { code: "P1001", message: "Can't reach database server" },
    { code: "P2034", message: "Transaction failed due to a write conflict" },
    { code: "ECONNRESET", message: "read" },
    { message: "SQLITE_BUSY: database is locked" },
    { message: "deadlock detected" },
    { message: "fetch failed" },
    { message: "Operation timed out" },
  ])("passes by itself: $code $message", (error) => {
    expect(willPass(error)).toBe(true);
  });

  test.each([
    { code: "P2002", message: "Unique constraint failed" },
    { code: "P2010", message: "Raw query failed" },
    { message: "Shopify sent an amount that cannot be read" },
    { message: "Cannot read properties of undefined" },
  ])("comes back each time: $code $message", (error) => {
    expect(willPass(error)).toBe(false);
  });
});
