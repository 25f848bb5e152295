import { describe, expect, test } from "vitest";
import { templateFor, templateLocales, templates } from "~/domain/messages/templates/registry";

const ids = [...new Set(templates.map(({ id }) => id))];

describe.each(templates.map((template) => [`${template.id} (${template.locale})`, template] as const))(
  "the template %s",
  (_, template) => {
    test("has a version and is of a language that is listed", () => {
      expect(template.version).toMatch(/^\d+$/);
      expect(templateLocales).toContain(template.locale);
      expect(() => new Intl.Locale(template.locale)).not.toThrow();
    });

    test("is the one that is found by its id and language", () => {
      expect(templateFor(template.id, template.locale)).toBe(template);
    });

    test("may be shortened by no one: it carries payment, help, sender and the way to stop", () => {
      for (const field of ["payUrl", "helpUrl", "unsubscribeUrl", "creditor.name", "creditor.postalAddress"])
        expect(template.text).toContain(`{{ ${field} }}`);
    });
  },
);

test("every message is there in every language, once", () => {
  for (const locale of templateLocales)
    expect(templates.filter((template) => template.locale === locale).map(({ id }) => id)).toEqual(ids);
});
