import { describe, expect, test } from "vitest";
import { cityOf, cityOfPhone } from "~/domain/time/cities";

describe("New York City by its postal codes", () => {
  test.each(["10001", "10282", "10301", "10451", "11004", "11101", "11201", "11385", "11434", "11697", "10001-1234"])(
    "%s is in it",
    (code) => expect(cityOf("US", code)).toBe("nyc"),
  );
  test.each(["10501", "10701", "11501", "11003", "11801", "14201", "07030", "94103"])("%s is not", (code) =>
    expect(cityOf("us", code)).toBe("elsewhere"),
  );
  test.each([undefined, "", "n/a", "1000", "M5H 2N2"])("%s tells nothing, so it may be", (code) =>
    expect(cityOf("US", code)).toBeUndefined(),
  );
  test("another country's codes are not read", () => expect(cityOf("DE", "10115")).toBe("elsewhere"));
});

test("an area code of the city may be somebody in the city; others are elsewhere", () => {
  expect(["+12125550100", "+17185550100", "+17165550100", "+442079460000"].map(cityOfPhone)).toEqual(["nyc", "nyc", "elsewhere", "elsewhere"]); // prettier-ignore
});
