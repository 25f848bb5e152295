import { createServer, type Socket } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as it came out of the socket. */
export type ReceivedMail = { readonly to: string; readonly from: string; readonly mail: ParsedMail };

export type MailServer = {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Recipients that are refused with 550. */
  readonly unknown: Set<string>;
  readonly stop: () => Promise<void>;
};

const portOf = (address: ReturnType<ReturnType<typeof createServer>["address"]>): number =>
  typeof address === "object" && address ? address.port : 0;

/** A real mail server, on a port of its own unless one is given. */
export const startMailServer = async (port = 0): Promise<MailServer> => {
  const mails: ReceivedMail[] = [];
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.has(address) ? Object.assign(new Error("5.1.1 No such mailbox"), { responseCode: 550 }) : undefined),
    onData: (stream, { envelope }, done) => {
      simpleParser(stream).then((mail) => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        for (const { address } of envelope.rcptTo) mails.push({ to: address, from, mail });
        done();
      }, done);
    },
  });
  server.on("error", () => undefined);
  const listening = await new Promise<number>((resolve) => {
    const listener = server.listen(port, "127.0.0.1", () => resolve(portOf(listener.address())));
  });
  const stop = () => new Promise<void>((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${listening}`, mails, unknown, stop };
};

/** A mail server that takes a whole message and hangs up before it says whether it keeps it. */
export const startHangUpServer = async (): Promise<{
  readonly url: string;
  readonly taken: () => number;
  readonly stop: () => Promise<void>;
}> => {
  let taken = 0;
  const answer = (socket: Socket, line: string): void => {
    if (/^(EHLO|HELO)/i.test(line)) socket.write("250 hello\r\n");
    else if (/^DATA/i.test(line)) socket.write("354 go on\r\n");
    else if (line === ".") {
      taken += 1;
      socket.destroy();
    } else if (/^(MAIL|RCPT|RSET|NOOP)/i.test(line)) socket.write("250 ok\r\n");
  };
  const server = createServer((socket) => {
    let rest = "";
    socket.on("error", () => undefined);
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) answer(socket, line);
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(portOf(server.address())));
  });
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, stop };
};
