/** A field as RFC 4180 wants it. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A spreadsheet runs what begins like a formula; a quotation mark before it makes it text again (OWASP, CSV injection). */
export const csvText = (text: string): string => csvField(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
