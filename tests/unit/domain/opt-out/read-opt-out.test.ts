import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMessage } from "~/domain/messages/render";
import { templates } from "~/domain/messages/templates/registry";
import { confirmationOf } from "~/domain/opt-out/confirmation";
import { readOptOut } from "~/domain/opt-out/read-opt-out";
import { optOutBooks } from "~/domain/opt-out/registry";
import type { Inbound } from "~/domain/opt-out/types";
import { reviewScript } from "~/domain/messages/review/review";
import { messageContext } from "~tests/factories/message-context";

const read = (text: string, more: Partial<Inbound> = {}) => readOptOut({ channel: "sms", text, ...more });
const kind = (text: string, more: Partial<Inbound> = {}) => read(text, more).kind;
const scope = (text: string) => {
  const result = read(text);
  return result.kind === "opt_out" ? result.scope : result.kind;
};

describe("the words that the law and the carriers name stop the channel", () => {
  test.each([
    "stop",
    "STOP",
    "Stop!",
    "STOPALL",
    "quit",
    "end",
    "revoke",
    "opt out",
    "OPT-OUT",
    "optout",
    "cancel",
    "UNSUBSCRIBE",
    "unsub",
    "remove",
    "Remove me",
    "退订",
    "退訂",
    "TD",
    "td",
    "停止",
    "取消",
    "取消订阅",
    "拒收",
    "别发了",
    "停发",
    "勿扰",
    "不再接收",
    "ALTO",
    "BAJA",
    "PARAR",
    "SAIR",
    "Cancelar",
    "no más",
    "ARRET",
    "Arrêt",
    "DÉSABONNER",
    "STOPP",
    "Abmelden",
    "abbestellen",
    "停止",
    "配信停止",
    "解除",
    "수신거부",
    "बंद",
    "إيقاف",
    "ＳＴＯＰ",
    "s\u200btop",
    "Stop 🙏",
    " stop\n",
  ])("%s", (text) => {
    expect(kind(text)).toBe("opt_out");
  });

  test("every keyword of every language, alone and with polite words", () => {
    for (const { id, keywords, hasWords } of optOutBooks.all)
      for (const word of keywords) {
        expect(kind(word), word).toBe("opt_out");
        if (id === "en") expect(kind(`Hi, ${word} please, thank you!`), word).toBe("opt_out");
        if (id === "zh" && !hasWords) expect(kind(`您好,请${word},谢谢`), word).toBe("opt_out");
      }
  });
});

describe("any wording that a reasonable person understands stops it too", () => {
  test.each([
    "Please stop messaging me",
    "Stop please",
    "STOP texting me!!!",
    "I do not want to receive these messages any more.",
    "Could you kindly take me off your list? Thank you so much, have a lovely day.",
    "would you be so kind as to remove my number from your system",
    "How do I stop these reminders?",
    "I'd like to unsubscribe from all of this",
    "No more texts",
    "I revoke my consent to be texted.",
    "dont text me",
    "do not email me again",
    "please do not\nsend me any more mails",
    "unsubscibe",
    "unsuscribe me",
    "stpo",
    "STOOPP",
    "unsubsribe please",
    "请不要再发短信了",
    "麻烦别再给我发邮件,谢谢",
    "怎么退订",
    "我不想再收到这些消息",
    "請不要再傳送訊息,我要退訂",
    "取消提醒,谢谢",
    "Por favor, dejen de enviar mensajes",
    "No quiero recibir más correos",
    "quiero darme de baja",
    "Não quero mais receber mensagens, por favor",
    "Je ne veux plus recevoir de messages",
    "Arrêtez de m'envoyer des SMS s'il vous plaît",
    "Merci de me désabonner",
    "Bitte keine Mails mehr",
    "Ich möchte keine Nachrichten mehr erhalten",
    "Bitte nehmen Sie mich aus dem Verteiler",
    "メールの配信を停止してください",
    "もう送らないでください",
  ])("%s", (text) => {
    expect(kind(text)).toBe("opt_out");
  });
});

describe("the scope is what was asked for", () => {
  test.each([
    ["stop", "channel"],
    ["Please stop sending me texts", "channel"],
    ["Do not contact me again", "everything"],
    ["leave me alone", "everything"],
    ["Stop calling and stop contacting me", "everything"],
    ["wrong number", "everything"],
    ["STOP ALL", "everything"],
    ["不要再联系我", "everything"],
    ["打错了,我不是机主", "everything"],
    ["No me contacten más", "everything"],
    ["Laissez-moi tranquille", "everything"],
    ["Lassen Sie mich in Ruhe", "everything"],
    ["連絡しないでください", "everything"],
    ["Please stop writing to me about this order", "debt"],
    ["no more reminders for order 1001, I paid", "debt"],
    ["请不要再提醒这个订单", "debt"],
  ])("%s: %s", (text, expected) => {
    expect(scope(text)).toBe(expected);
  });

  test("another channel that is named is the one that is meant", () => {
    expect(read("stop emailing me")).toMatchObject({ kind: "opt_out", channel: "email" });
    expect(read("No more texts please", { channel: "email" })).toMatchObject({ channel: "sms" });
    expect(read("stop", { channel: "email" })).toMatchObject({ channel: "email", words: "stop", language: "en" });
  });
});

describe("single letters mean something only when they were offered", () => {
  test.each(["T", "N", "R", "r ", "回R"])("%s", (text) => {
    expect(kind(text)).toBe("none");
    expect(kind(text, { offered: ["T", "N", "R"] })).toBe("opt_out");
  });

  test("and only alone", () => {
    expect(kind("N is my size", { offered: ["N"] })).toBe("none");
    expect(kind("TD", { channel: "email" })).toBe("none");
  });
});

describe("the same words about something else are no opt-out", () => {
  test.each([
    "Can you stop by with the delivery on Monday?",
    "The lamp stopped working after two days.",
    "It won't stop leaking, please help",
    "Please cancel my order",
    "Can I cancel the second item?",
    "Where is the bus stop near your shop?",
    "Don't stop sending me the reminders, they help",
    "please do not unsubscribe me",
    "Does the light turn off by itself?",
    "I will pay at the end of the month",
    "Please remove the delivery fee",
    "Your mail was in my spam folder",
    "Yes",
    "Thanks!",
    "ok",
    "How much do I owe?",
    "shop",
    "I quit my job and need more time",
    "call me back tomorrow",
    "Is there a full stop after the name?",
    "请取消订单",
    "灯停止工作了",
    "还没收到货",
    "不用发票",
    "请尽快发货",
    "特别好",
    "没有收到短信验证码",
    "什么时候发货?",
    "我会在月底付款",
    "¿Puedo cancelar el pedido?",
    "Todavía no he recibido la lámpara",
    "Je n'ai pas reçu la lampe",
    "L'arrêt de bus est devant le magasin",
    "Ich habe noch keine Rechnung erhalten",
    "Bitte die Bestellung stornieren",
    "ご注文の停止はできますか",
    "ロック解除の方法は",
  ])("%s", (text) => {
    expect(kind(text)).toBe("none");
  });
});

describe("what may mean stop is read by a person", () => {
  test.each([
    "stop that nonsense",
    "I have had it, this is spam",
    "够了,烦死了",
    "I am done with you",
    "stp",
    "Enough of a mess",
    "no thanks",
  ])("%s", (text) => {
    expect(kind(text)).toBe("ambiguous");
  });
});

describe("what a reply quotes is not what the customer says", () => {
  const bodies = templates.map((template) => [`${template.id}, ${template.locale}`, renderMessage(template, messageContext()).text] as const); // prettier-ignore
  const quotings: readonly (readonly [string, (body: string) => string])[] = [
    ["marked lines", (body) => `On Tue, Mar 3, 2026 at 10:00 AM Lamp Shop <help@shop.example> wrote:\n\n${body.replace(/^/gm, "> ")}`],
    ["a header", (body) => `-----Original Message-----\nFrom: Lamp Shop <help@shop.example>\nSubject: x\n\n${body}`],
    ["a German header", (body) => `Am 03.03.2026 um 10:00 schrieb Lamp Shop:\n${body}`],
    ["a Chinese header", (body) => `在 2026年3月3日,灯具店 写道:\n${body}`],
    ["nothing", (body) => body],
    ["lines broken anew", (body) => `From: Lamp Shop <help@shop.example>\n\n${body.replace(/(.{30,50}) /g, "$1\n")}`],
  ]; // prettier-ignore

  test.each(quotings)("quoted with %s", (_, quote) => {
    for (const [name, body] of bodies) {
      expect(kind(`I paid yesterday.\n\n${quote(body)}`, { channel: "email" }), name).toBe("none");
      expect(kind(`Please stop.\n\n${quote(body)}`, { channel: "email" }), name).toBe("opt_out");
    }
  });

  test("a link to unsubscribe in somebody's mail below is not a wish", () => {
    const text = "When does it arrive?\n\nFrom: Shop <a@shop.example>\nUnsubscribe | Privacy | View in browser";
    expect(kind(text, { channel: "email" })).toBe("none");
  });

  test("an answer written below is read by a person", () => {
    const text = "From: Shop <a@shop.example>\nHello Ada\n\nplease stop sending me mails";
    expect(kind(text, { channel: "email" })).toBe("ambiguous");
  });

  test("a subject counts when it is the customer's own", () => {
    expect(kind("", { channel: "email", subject: "Unsubscribe" })).toBe("opt_out");
    expect(kind("Thanks!", { channel: "email", subject: "Re: Stop the leak" })).toBe("none");
  });
});

describe("an explicit sentence is never overlooked", () => {
  const SENTENCES = [
    "Please stop sending me reminders.", "Unsubscribe me from this list.", "Do not contact me again.", "I want to opt out of these messages.", "Remove me from your list.",
    "请不要再给我发短信。", "我要退订。", "No quiero recibir más mensajes.", "Je ne veux plus recevoir de messages.", "Bitte schreiben Sie mir nicht mehr.", "Não quero mais receber mensagens.", "メールを送らないでください。",
  ]; // prettier-ignore
  const words = fc.constantFrom("order", "lamp", "paid", "not", "don't", "the", "please", "stop", "cancel", "订单", "不要", "取消", "> quoted", "On Monday Ada wrote:", "\n", "-- ", "thanks", "From: a@b.example"); // prettier-ignore
  const noise = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.array(words, { maxLength: 12 }).map((all) => all.join(" "))); // prettier-ignore

  test("whatever else the message says, before or after", () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...SENTENCES), noise, fc.constantFrom("email", "sms"), (before, sentence, after, channel) => {
        const text = `${before}\n${sentence}\n${after}`;
        expect(readOptOut({ channel, text }).kind, text).not.toBe("none");
      }),
      { numRuns: 500 },
    ); // prettier-ignore
  });

  test("and no text makes it fail or hang", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => kind(text).length > 0));
    for (const text of [
      "stop ".repeat(2_000),
      "\n".repeat(5_000),
      "> ".repeat(3_000),
      "不要".repeat(2_000),
      "on ".repeat(2_000),
    ])
      expect(kind(text).length).toBeGreaterThan(0);
  });
});

describe("one message confirms it", () => {
  const shop = { name: "Lamp Shop", postalAddress: "1 Main Street, Springfield", replyTo: "help@lamp.example" };
  test.each(["en", "zh-CN", "es", "fr", "de", "pt-BR", "ja", "xx"])("in %s, short, says who writes, and passes the review", (locale) => {
    for (const scope of ["channel", "everything"] as const) {
      const { message: { subject, text } } = confirmationOf({ scope, channel: "email" }, shop, locale);
      expect(text).toMatch(/^.{10,70}\n\nLamp Shop\n1 Main Street, Springfield\nhelp@lamp.example\n$/);
      expect(reviewScript({ subject, text, channel: "email", locale }).findings).toEqual([]);
    }
  });
}); // prettier-ignore
