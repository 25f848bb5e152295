import { describe, expect, test } from "vitest";
import { readDeliveryStatus } from "~/integrations/mail/delivery-status.server";

/** A notification about the recipients, quoting the headers of the message that came back. */
const notification = (recipients: readonly string[], headers = "Message-ID: <01contact@duewell.example>"): Buffer =>
  Buffer.from(
    [
      "From: mailer-daemon@mx.example",
      "To: billing@shop.example",
      "Subject: Undelivered Mail Returned to Sender",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "I'm sorry to have to inform you that your message could not be delivered.",
      "",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      recipients.join("\r\n\r\n"),
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      headers,
      "Subject: Update on your order #1",
      "",
      "--b--",
      "",
    ].join("\r\n"),
  );

const recipient = (action: string, status: string, more = ""): string =>
  `Final-Recipient: rfc822; somebody@example.com\r\nAction: ${action}\r\nStatus: ${status}${more}`;

describe("a delivery status notification", () => {
  test.each([
    ["an address that does not exist", "failed", "5.1.1", "bounced"],
    ["a domain that does not exist", "failed", "5.1.2", "bounced"],
    ["a mailbox that was closed", "failed", "5.2.1", "bounced"],
    ["a full mailbox", "failed", "5.2.2", "failed"],
    ["a refusal by policy", "failed", "5.7.1", "failed"],
    ["a server that never answered", "failed", "4.4.7", "failed"],
    ["a message that arrived", "delivered", "2.0.0", "delivered"],
  ])("about %s says so", async (_what, action, status, kind) => {
    expect(await readDeliveryStatus(notification([recipient(action, status)]))).toMatchObject([
      { contactId: "01contact", kind },
    ]);
  });

  test("about a message still under way is no report", async () => {
    expect(await readDeliveryStatus(notification([recipient("delayed", "4.4.1")]))).toEqual([]);
  });

  test("keeps the diagnosis, also over several lines, and no address", async () => {
    const more = "\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n   here, ask the postmaster";
    const [report] = await readDeliveryStatus(notification([recipient("failed", "5.1.1", more)]));
    expect(report?.detail).toBe("5.1.1 550 5.1.1 No such user here, ask the postmaster");
    expect(JSON.stringify(report)).not.toContain("somebody");
  });

  test("says the same when it is read twice, and tells recipients apart", async () => {
    const other = recipient("failed", "5.1.1").replace("somebody", "another");
    const read = () => readDeliveryStatus(notification([recipient("failed", "5.1.1"), other]));
    const [first, second] = [await read(), await read()];
    expect(second).toEqual(first);
    expect(new Set(first.map(({ sourceRef }) => sourceRef)).size).toBe(2);
  });

  test.each([
    ["an automatic answer", Buffer.from("From: a@example.com\r\nSubject: Out of office\r\n\r\nI am away.")],
    ["a notification that quotes no message", notification([recipient("failed", "5.1.1")], "X-Other: 1")],
    ["nothing", Buffer.alloc(0)],
    ["noise", Buffer.from([0, 255, 13, 10, 254])],
  ])("%s is none", async (_what, message) => {
    expect(await readDeliveryStatus(message)).toEqual([]);
  });
});
