import { engine } from "./engine";
import { PARTS, type MessageContext, type RenderedMessage, type Words } from "./types";

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

type Piece = { readonly locale: string; readonly subject: string; readonly text: string };

const toHtml = (first: Piece, others: readonly Piece[]): string =>
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

/** Words, and their facts in the way of writing of their language. */
export type Filled = { readonly template: Words; readonly context: MessageContext };

const merge = (source: string, context: object): string => String(engine.parseAndRenderSync(source, context));

/** The parts that the text names, each as it reads by itself. */
export const partsIn = ({ text, parts = {} }: Words, context: MessageContext): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PARTS.flatMap((part) => {
      const source = parts[part];
      return source !== undefined && text.includes(part) ? [[part, merge(source, context).trim()]] : [];
    }),
  );

const pieceOf = ({ template, context }: Filled): Piece => {
  const subject = merge(template.subject, context).replace(/\s+/g, " ").trim();
  const text = merge(template.text, { ...context, ...partsIn(template, context) });
  return { locale: template.locale, subject, text };
};

/**
 * Merges templates with their facts into one message: the subject of the first, the text of all, one language after the
 * other. Throws when a template asks for something its context does not have.
 */
export const renderMessage = (
  template: Words,
  context: MessageContext,
  others: readonly Filled[] = [],
): RenderedMessage => {
  const part = pieceOf({ template, context });
  const more = others.map(pieceOf);
  const text = [part, ...more].map((one) => one.text).join("\n* * *\n\n");
  return { subject: part.subject, text, html: toHtml(part, more) };
};
