import type { Mail } from "./types";

type Reply = {
  readonly text: string;
  /** Who answers, when it is not the one who was written to. */
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const base64 = (text: string): string =>
  (
    Buffer.from(text, "utf8")
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

/** An answer to a mail as mail programs write it, with the message before it quoted, unless it names none. */
export const replyTo = (mail: Mail, reply: Reply): string => {
  const { text, from = mail.to, to = mail.headers["reply-to"] ?? mail.from, headers = {} } = reply;
  const messageId = mail.headers["message-id"];
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(reply.subject ?? `Re: ${mail.subject}`).toString("base64")}?=`,
    `Date: ${mail.at.toUTCString()}`,
    ...(headers["Message-ID"] === undefined ? [`Message-ID: <reply-${String(mail.id)}@mail.local-store.example>`] : []),
    ...(messageId === undefined ? [] : [`In-Reply-To: ${messageId}`, `References: ${messageId}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(text),
    "",
  ].join("\r\n");
};

/** What mail programs put below an answer. */
export const quoted = (mail: Mail): string =>
  [`On ${mail.at.toUTCString()}, ${mail.from} wrote:`, ...mail.text.split("\n").map((line) => `> ${line}`)].join("\n");
