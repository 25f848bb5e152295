import { AppProvider } from "@shopify/polaris";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RiskSegments } from "~/components/risk-segments";
import { LocaleProvider } from "~/i18n/context";

const FITTED = new Date("2026-11-24T14:00:00Z");

// On the server a moment is still a date; after it has been sent to the browser it is text.
test.each([FITTED, FITTED.toISOString()])("the segments say when they were found, of %o", (at) => {
  const risk = {
    at: FITTED, isRunning: false, fit: { at, sampled: 240 }, segments: [], person: null, withoutScore: 0,
    distribution: [], moves: [], largest: [], losses: null,
  }; // prettier-ignore
  const page = createElement(RiskSegments, { risk: risk });
  const inLocale = createElement(LocaleProvider, { locale: "en", timeZone: "UTC", children: page });
  const html = renderToStaticMarkup(createElement(AppProvider, { i18n: {}, children: inLocale }));
  expect(html).toContain("Nov 24, 2026");
  expect(html).toContain("240");
});
