import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChannels } from "~/channels/registry.server";
import { recordReport } from "~/db/provider-reports.server";
import { mountProviders } from "~/serve-providers.server";
import { type MailServer } from "~tests/factories/smtp";
import { serve } from "~tests/factories/serve";
import { deliveryStatus } from "~tests/local-store/late-bounces";
import { mailedBench, type ContactBench } from "./bench";

const TOKEN = "a-token-of-some-length";

/** A relay takes every message and says later what became of it. */
describe("reports of the mail server", () => {
  let mail: MailServer;
  let bench: ContactBench;
  let url: string;
  beforeAll(async () => {
    ({ server: mail, bench } = await mailedBench());
    const { base } = bench;
    const app = express();
    mountProviders(app, {
      log: base.log,
      channels: openChannels({ ...base.env, SMTP_URL: mail.url, EMAIL_REPORTS_TOKEN: TOKEN }),
      reports: {
        record: (report, at) => recordReport(base.db, base.newId, report, at),
        enqueue: base.enqueue,
        now: base.now,
      },
    });
    const served = await serve(app);
    afterAll(served.close);
    url = `${served.url}/api/providers`;
  });

  const sent = async (n: number) => {
    const debtor = await bench.debtor(n);
    const contact = await bench.planned(debtor.customerId);
    await bench.dispatch(contact);
    const received = mail.mails.find(({ to }) => to === debtor.email);
    const headers = { "message-id": received?.mail.messageId ?? "" };
    return {
      ...debtor,
      contact,
      mail: { id: n, at: bench.clock.now(), from: "", to: debtor.email, subject: "", text: "", html: "", headers },
    };
  };
  const report = (text: string, path = "email", token = TOKEN) =>
    fetch(`${url}/${path}/reports`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: text });

  test("close an address that turned out not to exist, once however often they come", async () => {
    const one = await sent(301);
    const text = deliveryStatus(one.mail, "5.1.1", "No such user here");
    expect(await (await report(text)).json()).toEqual({ recorded: 1 });
    expect(await (await report(text)).json()).toEqual({ recorded: 0 });
    expect(await bench.events(one.contact.id)).toEqual(["sent", "bounced"]);
    expect((await bench.contact(one.contact.id)).state).toBe("failed");
    const point = await bench.base.db.contactPoint.findFirstOrThrow({
      where: { customerId: one.customerId, kind: "email" },
    });
    expect(point.bouncedAt).not.toBeNull();
    await bench.plan(one.customerId);
    const open = await bench.base.db.case.findFirstOrThrow({ where: { customerId: one.customerId } });
    expect(open).toMatchObject({ nextContactAt: null, noContactReason: "address_bounced" });
  });

  test("leave the address open when only the message was refused", async () => {
    const one = await sent(302);
    await report(deliveryStatus(one.mail, "5.2.2", "Mailbox full"));
    expect(await bench.events(one.contact.id)).toEqual(["sent", "failed"]);
    const point = await bench.base.db.contactPoint.findFirstOrThrow({
      where: { customerId: one.customerId, kind: "email" },
    });
    expect(point.bouncedAt).toBeNull();
  });

  test("are taken from who knows the secret, and about messages that were sent", async () => {
    const one = await sent(303);
    const text = deliveryStatus(one.mail, "5.1.1", "No such user here");
    expect((await report(text, "email", "something else")).status).toBe(401);
    expect((await report(text, "pigeon")).status).toBe(404);
    expect(await bench.events(one.contact.id)).toEqual(["sent"]);
    const foreign = deliveryStatus({ ...one.mail, headers: { "message-id": "<x@elsewhere.example>" } }, "5.1.1", "No");
    expect(await (await report(foreign)).json()).toEqual({ recorded: 0 });
    expect(await (await report("Hello")).json()).toEqual({ recorded: 0 });
  });
});
