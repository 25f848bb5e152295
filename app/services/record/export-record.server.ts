import type { CustomerRecord, RecordLine } from "~/contracts/record";
import { csvText } from "~/domain/shared/csv";

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const COLUMNS = [
  "at",
  "kind",
  "channel",
  "subject",
  "verdict",
  "rules",
  "citations",
  "until",
  "text",
  "wording",
] as const;

const cellsOf = (line: RecordLine): Record<(typeof COLUMNS)[number], string> => ({
  at: line.at.toISOString(),
  kind: line.kind,
  channel: line.channel,
  subject: line.subject,
  verdict: line.verdict,
  rules: line.rules.map(({ rule, version }) => `${rule} (version ${version})`).join("; "),
  citations: line.rules.map(({ citation }) => citation).join("; "),
  until: line.nextAllowedAt?.toISOString() ?? "",
  text: line.text,
  wording: line.wording,
});

/** The record for a machine: one line an entry, moments in UTC, in words that do not change with the language. */
export const recordCsv = ({ lines }: CustomerRecord): string =>
  [COLUMNS.join(","), ...lines.map((line) => Object.values(cellsOf(line)).map(csvText).join(","))].join("\r\n") +
  "\r\n";

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

const row = (line: RecordLine, moment: (at: Date) => string, t: Words): string => {
  const { kind, verdict, channel, subject, text, rules, nextAllowedAt, wording } = line;
  const details = [
    channel,
    subject,
    wording,
    verdict,
    ...rules.map(({ rule, citation, version }) => `${rule}: ${citation} (${t("record.version", { version })})`),
    nextAllowedAt === null ? "" : t("record.until", { at: moment(nextAllowedAt) }),
  ].filter((part) => part !== "");
  return `<tr><td>${escaped(moment(line.at))}</td><th scope="row">${escaped(t(`record.kind.${kind}`))}</th><td>${details.map(escaped).join("<br>")}${text === "" ? "" : `<pre>${escaped(text)}</pre>`}</td></tr>`;
};

const STYLE =
  "body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:60rem}table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ccc;padding:.5rem;text-align:left;vertical-align:top}td:first-child{white-space:nowrap}pre{white-space:pre-wrap;background:#f6f6f6;padding:.5rem;font:inherit}";

/** The record for a person: a page that prints, in the reader's language, with moments in the shop's zone. */
export const recordHtml = (record: CustomerRecord, locale: string, t: Words): string => {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "long",
    timeZone: record.timeZone,
  });
  const moment = (at: Date): string => format.format(at);
  const title = t("record.of", { customer: record.customerName || t("case.no_name") });
  return `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><h1>${escaped(title)}</h1><p>${escaped([record.email, record.shopName].filter((part) => part !== "").join(" · "))}</p><p>${escaped(t("record.made", { at: moment(record.madeAt), count: record.lines.length }))}</p><table><thead><tr><th scope="col">${escaped(t("record.column.at"))}</th><th scope="col">${escaped(t("record.column.what"))}</th><th scope="col">${escaped(t("record.column.detail"))}</th></tr></thead><tbody>${record.lines.map((line) => row(line, moment, t)).join("")}</tbody></table></body></html>`;
};
