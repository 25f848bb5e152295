import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createCipher } from "~/db/cipher.server";

const key = (id: string) => ({ id, key: randomBytes(32).toString("base64") });

test("what is sealed opens again, and looks different each time", () => {
  const cipher = createCipher([key("k1")]);
  const [one, two] = [cipher.encrypt("zoë@例.example"), cipher.encrypt("zoë@例.example")];
  expect(one).not.toBe(two);
  expect([cipher.decrypt(one), cipher.decrypt(two)]).toEqual(["zoë@例.example", "zoë@例.example"]);
});

test("an altered value is refused instead of read", () => {
  const cipher = createCipher([key("k1")]);
  const sealed = cipher.encrypt("a@b.example");
  // The first character of the data: the last one may hold bits that no byte uses.
  const at = sealed.lastIndexOf(".") + 1;
  const flipped = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
  expect(() => cipher.decrypt(flipped)).toThrow();
});

test("after a rotation old values still open and look-ups still match", () => {
  const old = key("k1");
  const before = createCipher([old]);
  const after = createCipher([key("k2"), old]);
  expect(after.decrypt(before.encrypt("a@b.example"))).toBe("a@b.example");
  expect(after.encrypt("x").startsWith("k2.")).toBe(true);
  expect(after.hash("A@b.example ")).toBe(before.hash("a@b.example"));
});

test("a value whose key is gone says which key is missing", () => {
  const sealed = createCipher([key("gone")]).encrypt("x");
  expect(() => createCipher([key("k2")]).decrypt(sealed)).toThrow('No encryption key "gone"');
});
