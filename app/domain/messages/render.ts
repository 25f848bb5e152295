import { Liquid } from "liquidjs";
import type { MessageContext, RenderedMessage, Template } from "./types";

// Strict: a template that names a field it does not get fails here, in tests, and never reaches a customer.
const engine = new Liquid({ strictVariables: true, strictFilters: true, cache: 200 });

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const LINK = /https?:\/\/[^\s<>"]+/g;

/** Paragraphs and links of the plain text; a mail client that shows HTML shows the same words. */
const toHtml = (text: string, locale: string): string => {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) =>
      escapeHtml(paragraph)
        .replace(LINK, (url) => `<a href="${url}">${url}</a>`)
        .replace(/\n/g, "<br>"),
    )
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
  return `<!doctype html>
<html lang="${escapeHtml(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#202223;max-width:560px;margin:0 auto;padding:24px">
${paragraphs}
</body></html>`;
};

/** The same in every language, so that a merchant can tell and filter what no customer received. */
export const testSubject = (subject: string): string => `[TEST] ${subject}`;

/** Merges a template with its facts. Throws when the template asks for something the context does not have. */
export const renderMessage = (template: Template, context: MessageContext): RenderedMessage => {
  const merge = (source: string): string => String(engine.parseAndRenderSync(source, context));
  const subject = merge(template.subject).replace(/\s+/g, " ").trim();
  const text = merge(template.text);
  return { subject, text, html: toHtml(text, template.locale) };
};
