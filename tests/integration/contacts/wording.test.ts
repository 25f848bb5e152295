import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { staffCallDeps } from "~/composition.calls.server";
import { days, hours, plus } from "~/domain/shared/duration";
import { mayContact } from "~/services/contacts/may-contact.server";
import { SHOP } from "~tests/factories/base";
import { type MailServer } from "~tests/factories/smtp";
import { EARLY, mailedBench, type ContactBench } from "./bench";

describe("what the law asks of a message, by where the customer is", () => {
  let server: MailServer;
  let bench: ContactBench;
  beforeAll(async () => {
    ({ server, bench } = await mailedBench());
  });
  beforeEach(async () => {
    bench.clock.set(EARLY);
    await bench.base.shops.update(SHOP, { taxId: "", consequences: [] });
  });

  const living = (n: number, country: string, province?: string, locale = "en") =>
    bench.debtor(n, { locale, addresses: [{ country, ...(province === undefined ? {} : { province }) }] });
  const written = async (customerId: string) => {
    await bench.dispatch(await bench.planned(customerId));
    const point = await bench.base.db.contactPoint.findFirstOrThrow({ where: { customerId, kind: "email" } });
    const to = bench.base.cipher.decrypt(point.valueEnc);
    return server.mails.find((one) => one.to === to)?.mail;
  };

  it("French first and English below it in Quebec, French alone to who reads it", async () => {
    const both = await written((await living(1, "CA", "QC")).customerId);
    expect(both?.subject).toBe("Des nouvelles de votre commande #1");
    expect(both?.text).toMatch(/Vous pouvez payer ici[^]*100,00\s\$\sUS|100,00\s\$US/u);
    expect(both?.text).toContain("You can pay here");
    expect(both?.html).toContain('<div lang="en">');

    const french = await written((await living(2, "CA", "QC", "fr-CA")).customerId);
    expect(french?.text).toContain("Vous pouvez payer ici");
    expect(french?.text).not.toContain("You can pay here");
  });

  it("English alone elsewhere in Canada", async () => {
    const mail = await written((await living(3, "CA", "AB")).customerId);
    expect(mail?.subject).toBe("Update on your order #3");
    expect(mail?.text).not.toContain("Vous pouvez");
  });

  it("the merchant's tax number in Brazil: without it nothing is planned, and the rule is named", async () => {
    const { customerId } = await living(4, "BR");
    await bench.plan(customerId);
    const [denied] = await bench.base.db.gateDecision.findMany({ where: { customerId } });
    expect(denied).toMatchObject({ verdict: "deny" });
    expect(denied?.reasons).toContain("BR-DISC");

    await bench.base.shops.update(SHOP, { taxId: "12.345.678/0001-95" });
    const mail = await written(customerId);
    expect(mail?.text).toContain("Tax number: 12.345.678/0001-95");
  });

  it("what happens next and where advice is free in Britain, with what the merchant confirmed", async () => {
    await bench.base.shops.update(SHOP, { consequences: ["late_fee"] });
    const mail = await written((await living(5, "GB")).customerId);
    expect(mail?.text).toContain("we will write to you again. A late fee may be added, as agreed.");
    expect(mail?.text).toContain("MoneyHelper");
  });

  it("a written notice before a call in Ontario, counted from the message that arrived", async () => {
    const { customerId } = await living(6, "CA", "ON");
    const ask = async () =>
      (await mayContact(staffCallDeps(bench.base), await bench.base.shops.get(SHOP), customerId)).call;
    bench.clock.set(plus(EARLY, hours(4)));
    const before = await ask();
    expect(before.verdict).toBe("deny");
    expect(before.reasons.map(({ rule }) => rule)).toContain("CA-ON-NOTICE");

    bench.clock.set(EARLY);
    const mail = await written(customerId);
    expect(mail).toBeDefined();
    bench.clock.set(plus(bench.clock.now(), days(8)));
    expect((await ask()).reasons.map(({ rule }) => rule)).not.toContain("CA-ON-NOTICE");
  });
});
