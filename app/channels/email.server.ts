import { createTransport } from "nodemailer";
import type { OutgoingMessage, SendResult } from "~/contracts/send";
import { readDeliveryStatus } from "~/integrations/mail/delivery-status.server";
import { readIncomingAnswer } from "~/integrations/mail/incoming-answer.server";
import { defineChannel, type Channel } from "./define-channel.server";

type SmtpError = {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly message?: string;
  /** The system call that failed, of a socket's error. */
  readonly syscall?: string;
  readonly timeoutType?: string;
};

/** Codes that mean the address itself is refused for good (RFC 5321 §4.2.3, RFC 3463 §3.2). */
const ADDRESS_REFUSED = new Set([550, 551, 553, 556]);
/** Failures before any of the message was handed over: these are safe to try again. */
const BEFORE_DATA = new Set(["EDNS", "EAUTH", "ETLS", "EPROXY"]);
const EARLY_COMMANDS = new Set(["EHLO", "HELO", "STARTTLS", "MAIL FROM", "RCPT TO"]);
const EARLY_TIMEOUTS = new Set(["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT"]);

/** A connection that was never made. One that broke later may have carried the message, whatever it is called. */
const neverConnected = ({ syscall = "", timeoutType = "" }: SmtpError): boolean =>
  syscall === "connect" || EARLY_TIMEOUTS.has(timeoutType);

const isEarly = (error: SmtpError): boolean =>
  BEFORE_DATA.has(error.code ?? "") || EARLY_COMMANDS.has(error.command ?? "") || neverConnected(error);

/** Where a failed hand-over leaves the message; in doubt it counts as sent (unknown), never as unsent. */
export const readSmtpError = (error: unknown): SendResult => {
  const failure = error as SmtpError;
  const { code = "", responseCode = 0, message = "" } = failure;
  const detail = `${code} ${String(responseCode || "")} ${message}`.trim().slice(0, 200);
  if (ADDRESS_REFUSED.has(responseCode)) return { kind: "bounced", detail };
  if (responseCode >= 500) return { kind: "failed", detail };
  if (responseCode >= 400 || isEarly(failure)) return { kind: "not_sent", detail };
  return { kind: "unknown", detail };
};

/** RFC 8058: one click in the mail client stops reminders by e-mail, without opening a page. */
const unsubscribeHeaders = (url: string) => ({
  "List-Unsubscribe": `<${url}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

const domainOf = (appUrl: string): string => new URL(appUrl).hostname;

/** E-mail over SMTP: one socket pool, a Message-ID made from the contact, so that a repeat can be recognised. */
export const email = defineChannel({
  id: "email",
  open: ({ SMTP_URL, SHOPIFY_APP_URL, EMAIL_REPORTS_TOKEN }): Channel => {
    const token = EMAIL_REPORTS_TOKEN;
    const reports =
      token === undefined ? {} : { reports: { token, read: readDeliveryStatus, readAnswer: readIncomingAnswer } };
    const spec = { id: "email", channel: "email", maxChars: undefined, reports: ["bounced", "failed"] } as const;
    const missing = "SMTP_URL is not set: no e-mail can be sent";
    if (SMTP_URL === undefined)
      return {
        spec,
        send: () => Promise.resolve({ kind: "not_sent", detail: missing }),
        check: () => Promise.resolve({ ok: false, detail: missing }),
        close: () => undefined,
      };
    const transport = createTransport({
      url: SMTP_URL,
      pool: true,
      maxConnections: 5,
      maxMessages: 1_000,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    const send = async (message: OutgoingMessage): Promise<SendResult> => {
      try {
        const info = await transport.sendMail({
          messageId: `<${message.idempotencyKey}@${domainOf(SHOPIFY_APP_URL)}>`,
          from: message.from,
          replyTo: message.replyTo,
          to: message.to,
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: {
            ...unsubscribeHeaders(message.unsubscribeUrl),
            "Content-Language": message.locale,
            "Auto-Submitted": "auto-generated",
          },
        });
        return { kind: "sent", providerId: info.messageId };
      } catch (error) {
        return readSmtpError(error);
      }
    };
    const check = () =>
      transport.verify().then(
        () => ({ ok: true, detail: "the mail server answers" }),
        (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
      );
    return { spec, send, check, close: () => transport.close(), ...reports };
  },
});
