import { describe, expect, test } from "vitest";
import { readIncomingAnswer } from "~/integrations/mail/incoming-answer.server";

const mail = (lines: readonly string[]) => readIncomingAnswer(Buffer.from(lines.join("\r\n"), "latin1"));
const HEAD = [
  "From: Ann <ANN@Example.com>",
  "To: help@shop.example, Bob <bob@shop.example>",
  "Message-ID: <a1@mail.example>",
];

describe("an answer as a mail host hands it on", () => {
  test("tells who wrote, to whom, and which messages it answers", async () => {
    const answer = await mail([
      ...HEAD,
      "Delivered-To: <Replies@app.example>",
      "References: <first@duewell.example>",
      " <second@duewell.example>",
      "In-Reply-To: <second@duewell.example>",
      "Subject: Re: your order",
      "",
      "Stop",
    ]);
    expect(answer).toMatchObject({
      messageId: "<a1@mail.example>",
      from: "ann@example.com",
      to: ["help@shop.example", "bob@shop.example", "replies@app.example"],
      answersTo: ["first", "second"],
      subject: "Re: your order",
      isAutomatic: false,
    });
    expect(answer.text.trim()).toBe("Stop");
  });

  test("in HTML alone gives the text in it, the message before it marked as quoted", async () => {
    const html = "<p>Please stop</p><blockquote>You can stop here</blockquote>";
    const { text } = await mail([...HEAD, "Content-Type: text/html", "", html]);
    expect(text).toMatch(/^Please stop\n/);
    expect(text).toMatch(/^> You can stop here$/m);
  });

  test("in another charset is read in it", async () => {
    const head = [...HEAD, "Content-Type: text/plain; charset=gbk", "Content-Transfer-Encoding: base64", ""];
    expect((await mail([...head, Buffer.from([0xcd, 0xcb, 0xb6, 0xa9]).toString("base64")])).text).toBe("退订");
  });

  test("without an id of its own gets one that is always the same", async () => {
    const ids = await Promise.all([1, 2].map(async () => (await mail(["From: ann@example.com", "", "Hi"])).messageId));
    expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test.each(["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes"])("with %s was written by a machine", async (header) => {
    expect((await mail([...HEAD, header, "", "I am away"])).isAutomatic).toBe(true);
  }); // prettier-ignore

  test("that says it was not automatic was not", async () => {
    expect((await mail([...HEAD, "Auto-Submitted: no", "", "Hi"])).isAutomatic).toBe(false);
  });

  test("that is no mail at all is kept for a person all the same", async () => {
    expect(await mail(["\u0000\u0001 nothing"])).toMatchObject({ from: "", to: [], answersTo: [] });
  });
});
