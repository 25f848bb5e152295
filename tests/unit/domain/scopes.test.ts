import { expect, test } from "vitest";
import { hasScope } from "~/domain/health/scopes";

test("a scope is granted by itself, or by the right to write what it reads", () => {
  expect(hasScope(["read_orders"], "read_orders")).toBe(true);
  expect(hasScope(["write_orders"], "read_orders")).toBe(true);
  expect(hasScope(["read_orders"], "write_orders")).toBe(false);
  expect(hasScope(["write_orders"], "read_all_orders")).toBe(false);
});
