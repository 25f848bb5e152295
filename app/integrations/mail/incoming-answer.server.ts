import { createHash } from "node:crypto";
import { simpleParser, type AddressObject, type ParsedMail } from "mailparser";
import { ANSWER_CHARS, type IncomingAnswer } from "~/contracts/answers";

const MESSAGE_ID = /<([^@<>\s]+)@[^<>\s]+>/g;
/** Headers in which relays note the address that a message was meant for. */
const RECIPIENT_HEADERS = ["delivered-to", "x-original-to", "x-forwarded-to", "envelope-to"];

const addressesOf = (found: AddressObject | AddressObject[] | undefined): string[] =>
  [found ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(({ address, group = [] }) => [address, ...group.map((one) => one.address)])
    .flatMap((address) => (address === undefined || address === "" ? [] : [address.toLowerCase()]));

const headersOf = (mail: ParsedMail, names: readonly string[]): string[] =>
  mail.headerLines.filter(({ key }) => names.includes(key)).map(({ line }) => line.slice(line.indexOf(":") + 1).trim());

/** RFC 3834, and what mail programs wrote before it. */
const isAutomatic = (mail: ParsedMail): boolean =>
  headersOf(mail, ["auto-submitted"]).some((value) => !/^no\b/i.test(value)) ||
  headersOf(mail, ["precedence"]).some((value) => /auto_reply|bulk|junk/i.test(value)) ||
  headersOf(mail, ["x-autoreply", "x-autorespond"]).length > 0 ||
  /^multipart\/report\b/i.test(headersOf(mail, ["content-type"])[0] ?? "");

const contactsIn = (mail: ParsedMail): string[] => [
  ...new Set(
    headersOf(mail, ["references", "in-reply-to"])
      .flatMap((value) => [...value.matchAll(MESSAGE_ID)])
      .flatMap(([, name]) => name ?? []),
  ),
];

/** Postgres keeps no NUL, and no reader misses it. */
const plain = (text: string): string => text.replaceAll("\0", "").slice(0, ANSWER_CHARS);

/**
 * Reads a whole e-mail (RFC 5322) as mail hosts and forwarders hand it on: who wrote, to whom, which of our messages it
 * answers, and its text; of a message in HTML alone, the text in it.
 */
export const readIncomingAnswer = async (message: Buffer): Promise<IncomingAnswer> => {
  const mail = await simpleParser(message, { skipTextToHtml: true, skipImageLinks: true });
  const recipients = headersOf(mail, RECIPIENT_HEADERS).map((value) => value.replace(/[<>]/g, "").toLowerCase());
  return {
    messageId: mail.messageId ?? createHash("sha256").update(message).digest("hex"),
    from: addressesOf(mail.from)[0] ?? "",
    to: [...new Set([...addressesOf(mail.to), ...addressesOf(mail.cc), ...recipients])],
    answersTo: contactsIn(mail),
    subject: plain(mail.subject ?? "").slice(0, 300),
    text: plain(mail.text ?? ""),
    isAutomatic: isAutomatic(mail),
  };
};
