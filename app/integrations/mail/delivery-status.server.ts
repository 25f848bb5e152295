import { createHash } from "node:crypto";
import { simpleParser, type ParsedMail } from "mailparser";
import type { ProviderReport } from "~/contracts/provider-reports";

/** Classes of enhanced status codes that speak of the address itself (RFC 3463 §3.2, §3.3): it will not get better. */
const ADDRESS_IS_GONE = /^5\.(1\.\d+|2\.1)$/;

type Fields = ReadonlyMap<string, string>;

/** Header-like lines; a line that begins with space goes on with the one before. */
const fieldsOf = (text: string): Fields =>
  new Map(
    text
      .replace(/\r?\n[ \t]+/g, " ")
      .split(/\r?\n/)
      .flatMap((line) => {
        const colon = line.indexOf(":");
        return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
      }),
  );

const contentOf = (mail: ParsedMail, types: readonly string[]): string | undefined =>
  mail.attachments.find(({ contentType }) => types.includes(contentType))?.content.toString("utf8");

const afterType = (value: string | undefined): string => (value ?? "").replace(/^[^;]*;\s*/, "");

const kindOf = (action: string, status: string): ProviderReport["kind"] | undefined => {
  if (action === "delivered" || action === "relayed") return "delivered";
  // "delayed" and "expanded" say that it is still under way.
  if (action !== "failed") return undefined;
  return ADDRESS_IS_GONE.test(status) ? "bounced" : "failed";
};

const reportOf = (contactId: string, recipient: Fields): ProviderReport[] => {
  const action = (recipient.get("action") ?? "").toLowerCase();
  const status = recipient.get("status") ?? "";
  const kind = kindOf(action, status);
  if (kind === undefined) return [];
  const detail = `${status} ${afterType(recipient.get("diagnostic-code"))}`.trim().slice(0, 200);
  const address = afterType(recipient.get("final-recipient")).toLowerCase();
  // The address only tells reports on several recipients apart; it is not kept in the clear.
  const whose = createHash("sha256").update(address).digest("hex").slice(0, 16);
  return [{ contactId, kind, detail, sourceRef: `dsn:${whose}:${action}` }];
};

/**
 * Reads a delivery status notification (RFC 3464): which of our messages it is about, by the Message-ID that it quotes,
 * and what became of it. Anything else, an automatic answer for example, is no report and gives none.
 */
export const readDeliveryStatus = async (message: Buffer): Promise<ProviderReport[]> => {
  const mail = await simpleParser(message, { keepDeliveryStatus: true });
  const status = contentOf(mail, ["message/delivery-status"]);
  const original = contentOf(mail, ["message/rfc822", "text/rfc822-headers"]);
  const messageId = original && fieldsOf(original.split(/\r?\n\r?\n/)[0] ?? "").get("message-id");
  const contactId = /^<([^@>]+)@[^>]+>$/.exec(messageId ?? "")?.[1];
  if (status === undefined || contactId === undefined) return [];
  // The first block is about the message, each further one about a recipient.
  return status
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .slice(1)
    .flatMap((block) => reportOf(contactId, fieldsOf(block)));
};
