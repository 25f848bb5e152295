import { describe, expect, test } from "vitest";
import { renderMessage } from "~/domain/messages/render";
import type { Words } from "~/domain/messages/types";
import { messageContext } from "~tests/factories/message-context";

const template = (text: string, subject = "Your order"): Words => ({ id: "t", locale: "en", version: "1", subject, text }); // prettier-ignore

describe("a rendered message", () => {
  test("says in HTML what it says in text: paragraphs, line breaks, links", () => {
    const { text, html } = renderMessage(
      template("Hello {{ customerName }},\n\none\ntwo: {{ helpUrl }}\n"),
      messageContext(),
    );
    expect(text).toBe("Hello Ada,\n\none\ntwo: https://app.example/help/t1\n");
    expect(html).toContain("<p>Hello Ada,</p>");
    expect(html).toContain('<p>one<br>two: <a href="https://app.example/help/t1">https://app.example/help/t1</a></p>');
    expect(html).toContain('<html lang="en">');
  });

  test("keeps names as text, whatever they contain", () => {
    const customerName = `<b>Ada</b> & "Co" <script>alert(1)</script>`;
    const { text, html } = renderMessage(template("Hello {{ customerName }}"), messageContext({ customerName }));
    expect(text).toContain(customerName);
    expect(html).toContain("&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;Co&quot; &lt;script&gt;");
    expect(html).not.toMatch(/<(?:b|script)>/);
  });

  test("a value is never read as a template itself", () => {
    const customerName = "{{ creditor.replyTo }}{% if true %}x{% endif %}";
    expect(renderMessage(template("{{ customerName }}"), messageContext({ customerName })).text).toBe(customerName);
  });

  test("an address with several parameters stays whole as a link", () => {
    const { html } = renderMessage(template("{{ payUrl }}"), messageContext());
    expect(html).toContain('href="https://shop.example/pay?order=1&amp;key=abc"');
  });

  test("has a subject of one line: no name can add a header", () => {
    const customerName = "Ada\r\nBcc: all@example.com";
    const { subject } = renderMessage(template("", "For {{ customerName }}"), messageContext({ customerName }));
    expect(subject).toBe("For Ada Bcc: all@example.com");
  });
});

describe("a template that is wrong fails here and never reaches a customer", () => {
  test.each(["{{ customerNmae }}", "{{ creditor.phone }}", "{{ total | shout }}", "{% if %}", "{{ total "])(
    "%s",
    (text) => {
      expect(() => renderMessage(template(text), messageContext())).toThrow();
      expect(() => renderMessage(template("", text), messageContext())).toThrow();
    },
  );
});
