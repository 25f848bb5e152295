import { describe, expect, it } from "vitest";
import { formatSum } from "~/domain/shared/format";

describe("a sum in an overview", () => {
  it("is exact to the cent while it is small", () => {
    expect(formatSum(9_999_999, "USD", "en")).toBe("$99,999.99");
  });

  it("leaves the cents out when it is large, and rounds", () => {
    expect(formatSum(465_551_392, "USD", "en")).toBe("$4,655,514");
    expect(formatSum(-465_551_392, "USD", "zh-CN")).toBe("-US$4,655,514");
  });

  it("leaves currencies without cents as they are", () => {
    expect(formatSum(4_655_513, "JPY", "ja")).toBe("￥4,655,513");
  });
});
