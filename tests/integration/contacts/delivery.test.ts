import { minutes, plus } from "~/domain/shared/duration";
import { dispatchContact } from "~/services/contacts/dispatch-contact.server";
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { contactParts, SHOP } from "~tests/factories/base";
import { startHangUpServer, startMailServer, type MailServer } from "~tests/factories/smtp";
import { freePort } from "~tests/demo/processes";
import { EARLY, mailedBench, type ContactBench } from "./bench";

/** The same shop's parts with another mail server. */
const partsFor = ({ base }: ContactBench, url: string) => {
  const parts = contactParts(base, url);
  onTestFinished(parts.close);
  return parts;
};

describe("what becomes of a message", () => {
  let server: MailServer;
  let bench: ContactBench;
  beforeAll(async () => {
    ({ server, bench } = await mailedBench());
  });
  beforeEach(() => bench.clock.set(EARLY));

  it("closes an address that the mail server refuses for good, and plans nothing more for it", async () => {
    const { customerId, email } = await bench.debtor(1);
    server.unknown.add(email);
    const contact = await bench.planned(customerId);
    await bench.dispatch(contact);

    expect(await bench.events(contact.id)).toEqual(["bounced"]);
    expect((await bench.contact(contact.id)).state).toBe("failed");
    const point = await bench.base.db.contactPoint.findFirstOrThrow({ where: { customerId, kind: "email" } });
    expect(point.bouncedAt).toEqual(bench.clock.now());
    await bench.plan(customerId);
    expect(await bench.base.db.plannedContact.count({ where: { customerId, state: "planned" } })).toBe(0);
  });

  it("writes to a new address that the customer gives after a bounce", async () => {
    const { customerId, email, order } = await bench.debtor(2);
    server.unknown.add(email);
    await bench.dispatch(await bench.planned(customerId));
    bench.clock.set(plus(bench.clock.now(), minutes(60 * 24 * 6)));
    await bench.apply({ ...order, customer: order.customer && { ...order.customer, email: "new-2@example.com" } });
    const next = await bench.planned(customerId);
    await bench.dispatch(next);
    expect(server.mails.filter(({ to }) => to === "new-2@example.com")).toHaveLength(1);
  });

  it("sends the same reserved message once when the mail server was down at first", async () => {
    const { customerId, email } = await bench.debtor(3);
    const contact = await bench.planned(customerId);
    const port = await freePort();
    const parts = partsFor(bench, `smtp://127.0.0.1:${port}`);
    bench.clock.set(contact.effectiveAt);
    const attempt = () => dispatchContact(parts.dispatch, SHOP, contact.id);

    await expect(attempt()).rejects.toThrow("not handed over");
    expect((await bench.contact(contact.id)).state).toBe("sending");
    expect(await bench.events(contact.id)).toEqual(["not_sent"]);
    const reserved = await bench.attempt(contact.id);

    const late = await startMailServer(port);
    onTestFinished(late.stop);
    bench.clock.set(plus(contact.effectiveAt, minutes(1)));
    await attempt();
    await attempt();
    expect(late.mails.map(({ to }) => to)).toEqual([email]);
    expect(late.mails[0]?.mail.messageId).toBe(`<${contact.id}@duewell.example>`);
    expect(await bench.attempt(contact.id)).toEqual(reserved);
    expect(await bench.events(contact.id)).toEqual(["not_sent", "sending", "sent"]);
    expect((await bench.contact(contact.id)).state).toBe("sent");
  });

  it("sends it once when a second worker comes while the first one hands it over again", async () => {
    const { customerId, email } = await bench.debtor(6);
    const contact = await bench.planned(customerId);
    bench.clock.set(contact.effectiveAt);
    const { dispatch } = bench.parts;
    const down = { ...dispatch, send: () => Promise.resolve({ kind: "not_sent", detail: "down" } as const) };
    await expect(dispatchContact(down, SHOP, contact.id)).rejects.toThrow("not handed over");

    const slow: typeof dispatch = {
      ...dispatch,
      send: async (...message) => {
        await dispatchContact(dispatch, SHOP, contact.id);
        return dispatch.send(...message);
      },
    };
    await dispatchContact(slow, SHOP, contact.id);
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(1);
    expect(await bench.events(contact.id)).toEqual(["not_sent", "sending", "unknown", "sent"]);
    expect((await bench.contact(contact.id)).state).toBe("sent");
  });

  it("never repeats a message whose acceptance was not heard", async () => {
    const { customerId } = await bench.debtor(4);
    const contact = await bench.planned(customerId);
    const hangUp = await startHangUpServer();
    onTestFinished(hangUp.stop);
    const parts = partsFor(bench, hangUp.url);
    bench.clock.set(contact.effectiveAt);
    await dispatchContact(parts.dispatch, SHOP, contact.id);
    await dispatchContact(parts.dispatch, SHOP, contact.id);
    await dispatchContact(bench.parts.dispatch, SHOP, contact.id);

    expect(hangUp.taken()).toBe(1);
    expect(await bench.events(contact.id)).toEqual(["unknown"]);
    expect((await bench.contact(contact.id)).state).toBe("unknown");
    expect(server.mails.some(({ mail }) => mail.messageId === `<${contact.id}@duewell.example>`)).toBe(false);
  });

  it("counts a message as made when the process died between reservation and report", async () => {
    const { customerId, email } = await bench.debtor(5);
    const contact = await bench.planned(customerId);
    bench.clock.set(contact.effectiveAt);
    const died = new Error("the process died here");
    const send = () => Promise.reject(died);
    await expect(dispatchContact({ ...bench.parts.dispatch, send }, SHOP, contact.id)).rejects.toBe(died);
    expect((await bench.contact(contact.id)).state).toBe("sending");

    bench.clock.set(plus(contact.effectiveAt, minutes(2)));
    await Promise.all([bench.dispatch({ ...contact, effectiveAt: bench.clock.now() }), dispatchContact(bench.parts.dispatch, SHOP, contact.id)]); // prettier-ignore
    expect((await bench.contact(contact.id)).state).toBe("unknown");
    expect(await bench.events(contact.id)).toEqual(["unknown"]);
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(0);
  });
});
