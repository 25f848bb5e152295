import type { Core } from "./core";
import type { Mail } from "./types";
import type { Webhooks } from "./webhooks";

/** A delivery status notification as mail servers write them (RFC 3464), about a message that was accepted before. */
export const deliveryStatus = (mail: Mail, status: string, diagnostic: string): string => {
  const boundary = `dsn-${String(mail.id)}`;
  return [
    "From: Mail Delivery Subsystem <mailer-daemon@mail.local-store.example>",
    `To: ${mail.from}`,
    "Subject: Undelivered Mail Returned to Sender",
    `Date: ${mail.at.toUTCString()}`,
    `Message-ID: <dsn-${String(mail.id)}@mail.local-store.example>`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `The message to ${mail.to} could not be delivered: ${diagnostic}`,
    "",
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mail.local-store.example",
    `Arrival-Date: ${mail.at.toUTCString()}`,
    "",
    `Final-Recipient: rfc822; ${mail.to}`,
    "Action: failed",
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} ${diagnostic}`,
    "",
    `--${boundary}`,
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${mail.headers["message-id"] ?? ""}`,
    `Subject: ${mail.headers["subject"] ?? ""}`,
    "",
    `--${boundary}--`,
    "",
  ].join("\r\n");
};

/** Relays accept first and learn later: mail to these addresses comes back as a report to the app. */
export const lateBounces = (core: Core, webhooks: Webhooks) => {
  const addresses = new Set<string>();
  const report = async (mail: Mail): Promise<void> => {
    const { appUrl, reportsToken } = core.options;
    if (reportsToken === undefined) return;
    await fetch(`${appUrl}/api/providers/email/reports`, {
      method: "POST",
      headers: { "content-type": "message/rfc822", authorization: `Bearer ${reportsToken}` },
      body: deliveryStatus(mail, "5.1.1", "No such user here"),
    });
  };
  return {
    addresses,
    onMail: (mail: Mail): void => {
      if (!addresses.has(mail.to.toLowerCase())) return;
      const release = webhooks.hold();
      // The app must first hear that the message was taken.
      setTimeout(() => void report(mail).catch(() => undefined).finally(release), 200); // prettier-ignore
    },
  };
};
