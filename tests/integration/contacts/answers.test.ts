import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerDeps, receiveDeps, takeDeps } from "~/composition.answers.server";
import { openChannels } from "~/channels/registry.server";
import { markEvents, newestInstall, receivedEvents } from "~/db/inbox.server";
import { verifyAudit } from "~/db/audit.server";
import { mountReplies } from "~/serve-replies.server";
import { readAnswer } from "~/services/opt-out/read-answer.server";
import { recordTold } from "~/services/opt-out/told-answer.server";
import { processInbox } from "~/services/inbox/process-inbox.server";
import { SHOP } from "~tests/factories/base";
import { type MailServer, type ReceivedMail } from "~tests/factories/smtp";
import { serve } from "~tests/factories/serve";
import { quoted, replyTo } from "~tests/local-store/replies";
import type { Mail } from "~tests/local-store/types";
import { EARLY, mailedBench, type ContactBench, type Debtor } from "./bench";

const TOKEN = "a-token-of-some-length";

/** A mail out of the socket as the local store keeps it. */
const asStored = (id: number, received: ReceivedMail | undefined): Mail => {
  if (!received) throw new Error("No mail arrived");
  const { to, mail } = received;
  const headers = { "message-id": mail.messageId ?? "", "reply-to": mail.replyTo?.text ?? "" };
  const { text = "", subject = "", date = EARLY } = mail;
  return { id, at: date, from: mail.from?.text ?? "", to, subject, text, html: "", headers };
};

/** Reminders leave over SMTP; what customers answer comes back over HTTP, as a mail host hands it on. */
describe("what customers answer by e-mail", () => {
  let mail: MailServer;
  let bench: ContactBench;
  let url: string;
  beforeAll(async () => {
    ({ server: mail, bench } = await mailedBench());
    const { base } = bench;
    const app = express();
    const channels = openChannels({ ...base.env, SMTP_URL: mail.url, EMAIL_REPORTS_TOKEN: TOKEN });
    mountReplies(app, { log: base.log, channels, answers: receiveDeps(base) });
    const served = await serve(app);
    afterAll(served.close);
    url = `${served.url}/api/providers`;
  });

  /** A customer who got a reminder, and the reminder as it came out of the socket. */
  const reminded = async (n: number) => {
    bench.clock.set(EARLY);
    const debtor = await bench.debtor(n);
    await bench.dispatch(await bench.planned(debtor.customerId));
    const reminder = asStored(
      n,
      mail.mails.find(({ to }) => to === debtor.email),
    );
    return { ...debtor, reminder };
  };
  const post = (text: string, path = "email", token = TOKEN) =>
    fetch(`${url}/${path}/replies`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "message/rfc822" },
      body: text,
    });
  /** Runs what the app's own worker would: the inbox, then what it asks for. */
  const work = async () => {
    const { base } = bench;
    const eventIds: string[] = [];
    await processInbox(
      {
        received: (shopId, limit) => receivedEvents(base.db, shopId, limit),
        installedAt: (shopId) => newestInstall(base.db, shopId),
        mark: (ids, state, at, reason) => markEvents(base.db, ids, state, at, reason),
        setAside: base.setAside,
        enqueue: (jobs) => {
          for (const { name, payload } of jobs) if (name === "answers.read") eventIds.push(String(payload["eventId"]));
          return Promise.resolve();
        },
        now: base.now,
      },
      SHOP,
    );
    for (const eventId of eventIds) await readAnswer(answerDeps(base), SHOP, eventId);
    return eventIds;
  };
  const deliver = async (text: string) => {
    const answer = await post(text);
    await work();
    return { status: answer.status, body: (await answer.json()) as { stored: number } };
  };
  const told = async ({ customerId }: Debtor) => {
    const { db, views, now } = bench.base;
    const { id } = await db.case.findFirstOrThrow({ where: { customerId } });
    const view = await views.caseDetail(SHOP, id, now());
    return (view?.timeline ?? []).filter(({ kind }) => kind === "answer").map(({ detail }) => detail);
  };
  const state = async ({ customerId }: Debtor) => ({
    stopped: await bench.base.db.consent.count({ where: { customerId, state: "revoked" } }),
    held: await bench.base.db.hold.count({ where: { customerId, liftedAt: null } }),
  });

  test("STOP stops e-mail, once however often the mail host posts it, and the case shows it", async () => {
    const one = await reminded(401);
    const reply = replyTo(one.reminder, { text: "STOP" });
    expect(await deliver(reply)).toEqual({ status: 202, body: { stored: 1 } });
    expect(await deliver(reply)).toEqual({ status: 202, body: { stored: 0 } });
    expect(await state(one)).toEqual({ stopped: 1, held: 0 });
    expect(await told(one)).toEqual([{ channel: "email", understood: "stop_email", text: "STOP" }]);
    await bench.plan(one.customerId);
    expect(await bench.base.db.plannedContact.count({ where: { customerId: one.customerId, state: "planned" } })).toBe(0);
  }); // prettier-ignore

  test("a long answer counts by its own words, and not by those of the reminder below it", async () => {
    const [two, three] = [await reminded(402), await reminded(403)];
    const story = "Good morning,\n\nthe lamp arrived last week and the second one stopped working after a day. ".repeat(
      20,
    );
    const plain = `${story}\n\nI will pay on Friday.\n\n${quoted(two.reminder)}`;
    await deliver(replyTo(two.reminder, { text: plain }));
    expect(await state(two)).toEqual({ stopped: 0, held: 0 });
    expect(await told(two)).toMatchObject([{ understood: "nothing" }]);
    const firm = `${story}\n\nPlease never contact me again.\n\n${quoted(three.reminder)}`;
    await deliver(replyTo(three.reminder, { text: firm }));
    expect(await state(three)).toEqual({ stopped: 1, held: 1 });
    expect(await told(three)).toMatchObject([{ understood: "stop_everything" }]);
  });

  test("an answer that may mean stop lets everything wait for a person", async () => {
    const one = await reminded(404);
    await deliver(replyTo(one.reminder, { text: "Really, I have had enough of this spam in my life." }));
    expect(await state(one)).toEqual({ stopped: 0, held: 1 });
    expect(await told(one)).toMatchObject([{ understood: "unclear" }]);
    const home = await bench.base.views.home(await bench.base.shops.get(SHOP), bench.base.now());
    expect(home.attention).toContainEqual({ kind: "requests", count: 1 });
  });

  test("is understood in Chinese, from a mail program that names the message only among the references", async () => {
    const one = await reminded(405);
    const { "message-id": id = "", ...headers } = one.reminder.headers;
    const references = { References: `<other@elsewhere.example> ${id}` };
    await deliver(replyTo({ ...one.reminder, headers }, { text: "您好，请不要再给我发邮件了，谢谢。", from: "someone-else@example.com", headers: references })); // prettier-ignore
    expect(await state(one)).toEqual({ stopped: 1, held: 0 });
    expect(await told(one)).toMatchObject([{ understood: "stop_email", text: "您好，请不要再给我发邮件了，谢谢。" }]);
  });

  test("counts for the customer with the sender's address when it names no message", async () => {
    const one = await reminded(406);
    const reminder = { ...one.reminder, headers: {} };
    await deliver(replyTo(reminder, { text: "unsubscribe", from: `"A. Customer" <${one.email.toUpperCase()}>`, to: "help@credit-shop.example", subject: "Your mails" })); // prettier-ignore
    expect(await state(one)).toEqual({ stopped: 1, held: 0 });
  });

  test("waits on Data health when it is nobody's, with its words, and is read when the customer is known", async () => {
    const stranger = { ...(await reminded(407)).reminder, id: 4070, headers: {} };
    await deliver(replyTo(stranger, { text: "Stop writing to me!", from: "late@example.com", to: "help@credit-shop.example" })); // prettier-ignore
    const shop = await bench.base.shops.get(SHOP);
    const aside = async () =>
      (await bench.base.views.health(shop, { differences: "open", page: 1, asidePage: 1 }, bench.base.now())).setAside.rows; // prettier-ignore
    const [row] = await aside();
    expect(row).toMatchObject({ topic: "email/answer", mail: { from: "late@example.com", text: "Stop writing to me!" } });
    expect((await bench.base.views.home(shop, bench.base.now())).attention).toContainEqual({ kind: "answers", count: 1 });
    const customer = await bench.debtor(408, { email: "late@example.com" });
    await bench.base.setAside.receiveAgain(SHOP, [row?.resourceId ?? ""]);
    await work();
    expect(await aside()).toEqual([]);
    expect(await state(customer)).toEqual({ stopped: 1, held: 0 });
  }); // prettier-ignore

  test("of a machine changes nothing and is written down", async () => {
    const one = await reminded(409);
    const headers = { "Auto-Submitted": "auto-replied" };
    await deliver(replyTo(one.reminder, { text: "I am away. Stop by in May, or unsubscribe here.", headers }));
    expect(await state(one)).toEqual({ stopped: 0, held: 0 });
    expect(await told(one)).toMatchObject([{ understood: "automatic" }]);
  });

  test("to a test message, which the merchant got, says nothing of the customer", async () => {
    await bench.base.shops.update(SHOP, { testMode: true });
    bench.clock.set(EARLY);
    const debtor = await bench.debtor(410);
    const contact = await bench.planned(debtor.customerId);
    await bench.dispatch(contact);
    await bench.base.shops.update(SHOP, { testMode: false });
    const headers = { "message-id": `<${contact.id}@duewell.example>` };
    const test: Mail = { id: 410, at: EARLY, from: "", to: "owner@credit-shop.example", subject: "", text: "", html: "", headers }; // prettier-ignore
    await deliver(replyTo(test, { text: "STOP", to: "help@credit-shop.example" }));
    expect(await state(debtor)).toEqual({ stopped: 0, held: 0 });
    expect(await told(debtor)).toEqual([]);
  });

  test("is taken from who knows the secret, and kept nowhere in the clear", async () => {
    const one = await reminded(411);
    const reply = replyTo(one.reminder, { text: "STOP, says somebody" });
    expect((await post(reply, "email", "something else")).status).toBe(401);
    expect((await post(reply, "pigeon")).status).toBe(404);
    expect((await post("")).status).toBe(400);
    await post(reply);
    const [event] = await bench.base.db.inboxEvent.findMany({ where: { webhookId: { contains: "reply-411" } } });
    expect(event?.payload).not.toContain("somebody");
    await work();
    const [read] = await bench.base.db.inboxEvent.findMany({ where: { webhookId: { contains: "reply-411" } } });
    expect(read).toMatchObject({ payload: "", state: "processed" });
  });

  test("fills no limit, and the record and its chain hold", async () => {
    const one = await reminded(412);
    const shop = await bench.base.shops.get(SHOP);
    const lastContactAt = async () =>
      (await bench.base.db.case.findFirstOrThrow({ where: { customerId: one.customerId } })).lastContactAt;
    const before = await lastContactAt();
    await deliver(replyTo(one.reminder, { text: "Thank you, I will pay tomorrow." }));
    expect(await lastContactAt()).toEqual(before);
    const record = await bench.base.views.customerRecord(shop, one.customerId, bench.base.now());
    expect(record.lines).toContainEqual(expect.objectContaining({ kind: "answer", channel: "email", text: "Thank you, I will pay tomorrow." })); // prettier-ignore
    expect((await verifyAudit(bench.base.db, SHOP)).broken).toBeUndefined();
  });

  test("told to staff by telephone is read the same way, and a person may hear more in it but not less", async () => {
    const [calm, angry] = [await reminded(413), await reminded(414)];
    const shop = await bench.base.shops.get(SHOP);
    const tell = (who: Debtor, text: string, heard: "as_read" | "stop_everything") =>
      recordTold(takeDeps(bench.base), shop, who.customerId, "alex", { intent: "answer_told", channel: "voice_human", text, heard }); // prettier-ignore
    await tell(calm, "Will pay next week", "stop_everything");
    expect(await state(calm)).toEqual({ stopped: 1, held: 1 });
    await tell(angry, "Stop calling me", "as_read");
    expect(await state(angry)).toEqual({ stopped: 1, held: 1 });
    const [entry] = await bench.base.db.auditEvent.findMany({ where: { subject: calm.customerId, action: "answer.read" } }); // prettier-ignore
    expect(entry).toMatchObject({ actor: "alex", detail: "voice_human: stop_everything" });
  });
});
