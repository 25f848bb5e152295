/** What introduces the message that is answered, in the mail programs and languages that are common. */
const HEADERS: readonly RegExp[] = [
  /^\s*(?:on|am|le|el|em|il|op|den)\b.{4,200}(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev)\b.*[:：]\s*$/iu,
  /^\s*(?:在|于)?.{0,120}(?:写道|寫道|のメール|書きました|さんは書き).{0,20}[:：]?\s*$/u,
  /^\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|原始邮件|原始郵件|元のメッセージ|forwarded message).*$/iu,
  /^\s*_{8,}\s*$/u,
  /^\s*(?:from|von|de|发件人|寄件者|差出人)\s*[:：].{0,200}(?:@|<).*$/iu,
];
const SIGNATURE = /^-- ?$/u;

export type Parts = {
  /** What the customer wrote now. */
  readonly own: string;
  /** What stands below a header or a signature; mail programs put the answered message there, some people their answer. */
  readonly below: string;
};

/** Tells what a customer wrote from the message that is answered; lines that are marked as quoted are left out. */
export const splitQuoted = (text: string): Parts => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const cut = lines.findIndex((line) => SIGNATURE.test(line) || HEADERS.some((header) => header.test(line)));
  const kept = (part: readonly string[]) => part.filter((line) => !/^\s*[>＞|]/u.test(line)).join("\n");
  return cut < 0
    ? { own: kept(lines), below: "" }
    : { own: kept(lines.slice(0, cut)), below: kept(lines.slice(cut + 1)) };
};
