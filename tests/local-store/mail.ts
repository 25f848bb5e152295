import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { Core } from "./core";
import type { Mail } from "./types";

const MAX_BYTES = 1_000_000;

export type MailServer = {
  readonly port: number;
  readonly bounced: Set<string>;
  readonly stop: () => Promise<void>;
};

const refusal = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code });

const headersOf = (mail: ParsedMail): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) headers[key] = line.slice(line.indexOf(":") + 1).trim();
  return headers;
};

const contentsOf = (mail: ParsedMail): Omit<Mail, "id" | "to"> & { at: Date } => ({
  at: new Date(0),
  from: mail.from?.text ?? "",
  subject: mail.subject ?? "",
  text: mail.text ?? "",
  html: mail.html || "",
  headers: headersOf(mail),
});

const listen = (server: SMTPServer, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    const listener = server.listen(port, "127.0.0.1", () => {
      const address = listener.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });

/** A real mail server on this machine: what the app sends ends in the store's mailbox, never further. */
export const startMailServer = async (core: Core, onMail: (mail: Mail) => void): Promise<MailServer> => {
  const bounced = new Set<string>();
  const store = (parsed: ParsedMail, recipients: readonly string[]) => {
    for (const to of recipients) {
      const mail = { ...contentsOf(parsed), id: core.state.mails.length + 1, to, at: core.now() };
      core.state.mails.push(mail);
      onMail(mail);
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: MAX_BYTES,
    logger: false,
    // A pooled connection of the app must not hold up the end.
    closeTimeout: 500,
    onRcptTo: (address, _session, done) => {
      if (bounced.has(address.address.toLowerCase())) done(refusal(550, "5.1.1 The mailbox does not exist"));
      else done();
    },
    onData: (stream, session, done) => {
      // The sender is only told "accepted" once the mail is in the mailbox.
      simpleParser(stream).then(
        (parsed) => {
          if (stream.sizeExceeded) {
            done(refusal(552, "5.3.4 The message is too large"));
            return;
          }
          store(
            parsed,
            session.envelope.rcptTo.map((one) => one.address),
          );
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  const port = await listen(server, core.options.smtpPort);
  // A client that hangs up is its own affair.
  server.on("error", () => undefined);
  return { port, bounced, stop: () => new Promise((resolve) => server.close(() => resolve())) };
};
