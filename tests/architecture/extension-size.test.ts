import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bundleExtension } from "~tests/local-store/pages/extensions";

/** Shopify refuses to deploy more: 64 KB compressed for each extension since API 2025-10. */
const LIMIT = 64 * 1024;

describe.each(["collections-order-block", "repayment-order-status"])("the extension %s", (handle) => {
  test("fits into what Shopify deploys", async () => {
    const script = await bundleExtension(handle);
    expect(script.length).toBeGreaterThan(1_000);
    expect(gzipSync(script).length).toBeLessThan(LIMIT);
  });
});
