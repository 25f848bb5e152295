import { countryName } from "~/i18n/names";
import type { Words } from "./law-words";

/** What is about the person holds everywhere; the house profile holds where no law is known. */
export const EVERYWHERE: ReadonlySet<string> = new Set(["default", "person"]);

/** A pack is named by its country's code, and after it by its region or subject. */
export const placeName = (id: string, locale: string, t: Words): string => {
  if (EVERYWHERE.has(id)) return t(`law.pack.${id}`);
  const [code = "", ...region] = id.split("-");
  const country = countryName(code.toUpperCase(), locale);
  return region.length === 0 ? country : t("law.region_in", { region: t(`law.region.${id}`), country });
};

/** Provinces of a country, by their codes. */
export const regionNames = (country: string, provinces: readonly string[], t: Words): readonly string[] =>
  provinces.map((province) => t(`law.region.${`${country}-${province}`.toLowerCase()}`));

/** What people call the time in these zones; several zones may keep one time. */
export const zoneNames = (zones: readonly string[], locale: string): readonly string[] => [
  ...new Set(
    zones.map((timeZone) => {
      const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts(0);
      return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
    }),
  ),
];
