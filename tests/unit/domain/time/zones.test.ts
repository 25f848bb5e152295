import { describe, expect, test } from "vitest";
import { isPublicHoliday } from "~/domain/time/holidays";
import { isTimeZone, localParts } from "~/domain/time/local";
import { COUNTRY_ZONES, PROVINCE_ZONES } from "~/domain/time/zone-tables";
import { REST_ZONES } from "~/domain/time/zone-tables-rest";
import { placeOfPhone, provinceOf, zonesOfCountry, zonesOfPhone } from "~/domain/time/zones";

const STATES =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";

describe("zones of an address", () => {
  test("every state of the United States has its own, and all are zones of the country", () => {
    for (const state of STATES.split(" ")) {
      expect(PROVINCE_ZONES[`US-${state}`], state).toBeDefined();
      expect(COUNTRY_ZONES["US"]).toEqual(expect.arrayContaining([...(zonesOfCountry("US", state) ?? [])]));
    }
  });

  test("a split state has all its zones", () => {
    expect(zonesOfCountry("US", "TX")).toEqual(["America/Chicago", "America/Denver"]);
    expect(zonesOfCountry("US", "FL")).toHaveLength(2);
  });

  test("an unknown province means the whole country; an unknown country means unknown", () => {
    expect(zonesOfCountry("US")).toEqual(zonesOfCountry("US", "Nowhere"));
    expect(zonesOfCountry("CN", "XJ")).toEqual(["Asia/Shanghai"]);
    expect(zonesOfCountry("XX")).toBeUndefined();
  });

  test("codes are read in any spelling", () => {
    expect([provinceOf("us", "us-ma"), provinceOf("US", " ma "), provinceOf("US", "Massachusetts")]).toEqual([
      "MA",
      "MA",
      undefined,
    ]);
  });

  test("every zone in the tables exists, and no country is in both", () => {
    for (const table of [PROVINCE_ZONES, COUNTRY_ZONES, REST_ZONES])
      for (const zone of Object.values(table).flat()) expect(isTimeZone(zone ?? ""), zone).toBe(true);
    expect(Object.keys(REST_ZONES).filter((country) => country in COUNTRY_ZONES)).toEqual([]);
  });

  test("the zones of a country contain a clock for each that the platform lists", () => {
    const clock = (zone: string, at: Date) => `${localParts(at, zone).dateKey} ${String(localParts(at, zone).minutes)}`;
    for (const country of ["US", "CA", "AU", "BR", "MX", "RU", "ID", "NZ", "GB", "DE"]) {
      const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { readonly timeZones?: readonly string[] };
      for (const zone of locale.timeZones ?? [])
        for (const at of [new Date("2026-01-15T12:00:00Z"), new Date("2026-07-15T12:00:00Z")])
          expect(
            zonesOfCountry(country)?.map((own) => clock(own, at)),
            zone,
          ).toContain(clock(zone, at));
    }
  });
});

describe("place of a telephone number", () => {
  test.each([
    ["+14155550100", "US", "CA"],
    ["+16175550100", "US", "MA"],
    ["+14165550100", "CA", "ON"],
    ["+18765550100", "JM", undefined],
    ["+8613800138000", "CN", undefined],
    ["+61412345678", "AU", undefined],
    ["+447400123456", "GB", undefined],
    ["+77012345678", "KZ", undefined],
  ])("%s is in %s %s", (phone, country, province) => {
    expect(placeOfPhone(phone)).toEqual({ country, province });
  });

  test("a number that is cut off does not spoil the answer for whole ones", () => {
    placeOfPhone("+4474001");
    placeOfPhone("+1415555");
    expect(placeOfPhone("+447400123456")?.country).toBe("GB");
    expect(placeOfPhone("+14155551234")?.province).toBe("CA");
  });

  test("its zones are those of the place; a number without a calling code tells nothing", () => {
    expect(zonesOfPhone("+12125550100")).toEqual(["America/New_York"]);
    expect(zonesOfPhone("+18005550100")).toEqual(zonesOfCountry("US"));
    expect([zonesOfPhone("5550100"), zonesOfPhone("+0")]).toEqual([undefined, undefined]);
  });
});

describe("public holidays", () => {
  test.each([
    ["AU", undefined, "2026-01-26", true],
    ["AU", "NSW", "2026-06-08", true],
    ["AU", "WA", "2026-06-08", false],
    ["US", undefined, "2026-11-26", true],
    ["US", undefined, "2026-11-25", false],
    ["ZZ", undefined, "2026-12-25", false],
  ])("%s %s on %s: %s", (country, province, day, expected) => {
    expect(isPublicHoliday(country, province, day)).toBe(expected);
  });
});
