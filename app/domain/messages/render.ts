import { Liquid } from "liquidjs";
import type { MessageContext, RenderedMessage, Template } from "./types";

// Strict: a template that names a field it does not get fails here, in tests, and never reaches a customer.
const engine = new Liquid({ strictVariables: true, strictFilters: true, cache: 200 });

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const LINK = /https?:\/\/[^\s<>"]+/g;

/** Paragraphs and links of the plain text; a mail client that shows HTML shows the same words. */
const paragraphsOf = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) =>
      escapeHtml(paragraph)
        .replace(LINK, (url) => `<a href="${url}">${url}</a>`)
        .replace(/\n/g, "<br>"),
    )
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");

type Part = { readonly locale: string; readonly subject: string; readonly text: string };

const toHtml = (first: Part, others: readonly Part[]): string =>
  `<!doctype html>
<html lang="${escapeHtml(first.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#202223;max-width:560px;margin:0 auto;padding:24px">
${[paragraphsOf(first.text), ...others.map(({ locale, text }) => `<hr>\n<div lang="${escapeHtml(locale)}">\n${paragraphsOf(text)}\n</div>`)].join("\n")}
</body></html>`;

/** A message of plain words, as text and as HTML. */
export const renderPlain = (subject: string, text: string, locale: string): RenderedMessage => ({
  subject,
  text,
  html: toHtml({ locale, subject, text }, []),
});

/** The same in every language, so that a merchant can tell and filter what no customer received. */
export const testSubject = (subject: string): string => `[TEST] ${subject}`;

/** A template, and its facts in the way of writing of its language. */
export type Filled = { readonly template: Template; readonly context: MessageContext };

const partOf = ({ template, context }: Filled): Part => {
  const merge = (source: string): string => String(engine.parseAndRenderSync(source, context));
  const subject = merge(template.subject).replace(/\s+/g, " ").trim();
  return { locale: template.locale, subject, text: merge(template.text) };
};

/**
 * Merges templates with their facts into one message: the subject of the first, the text of all, one language after the
 * other. Throws when a template asks for something its context does not have.
 */
export const renderMessage = (
  template: Template,
  context: MessageContext,
  others: readonly Filled[] = [],
): RenderedMessage => {
  const part = partOf({ template, context });
  const more = others.map(partOf);
  const text = [part, ...more].map((one) => one.text).join("\n* * *\n\n");
  return { subject: part.subject, text, html: toHtml(part, more) };
};
