import { describe, expect, test } from "vitest";
import { readOptOut } from "~/domain/opt-out/read-opt-out";
import type { ContactChannel } from "~/domain/channels/types";
import { atLeast, HEARD, UNDERSTOOD, understoodFrom, type Heard } from "~/domain/opt-out/understood";

const read = (text: string, channel: ContactChannel = "email") => readOptOut({ channel, text });

describe("what an answer comes to", () => {
  test.each([
    ["I will pay on Friday", "email", "nothing"],
    ["Stop", "email", "stop_email"],
    ["Stop", "sms", "stop_channel"],
    ["Never contact me again", "sms", "stop_everything"],
    ["No more reminders about this order", "email", "stop_order"],
    ["Really, enough of this in my life", "email", "unclear"],
  ] as const)("%s, by %s: %s", (text, channel, understood) => {
    expect(understoodFrom(read(text, channel))).toBe(understood);
  });
});

describe("what a person hears beside the words", () => {
  /** How much stops, so that two answers can be compared: e-mail, everything else. */
  const stops = (text: string, channel: ContactChannel, heard: Heard): [number, number] => {
    const understood = understoodFrom(atLeast(read(text, channel), heard));
    const email = ["stop_email", "stop_everything"].includes(understood) ? 1 : 0;
    return [email, ["stop_channel", "stop_everything"].includes(understood) ? 1 : 0];
  };

  test("never stops less than the words do, nor less than was heard", () => {
    for (const text of ["Hello", "Stop", "Never contact me again", "No more reminders about this order", "spam"])
      for (const channel of ["email", "sms", "voice_human"] as const)
        for (const heard of HEARD) {
          const [email, rest] = stops(text, channel, heard);
          const [readEmail, readRest] = stops(text, channel, "as_read");
          expect(email, `${text} ${channel} ${heard}`).toBeGreaterThanOrEqual(Math.max(readEmail, heard === "as_read" ? 0 : 1)); // prettier-ignore
          expect(rest, `${text} ${channel} ${heard}`).toBeGreaterThanOrEqual(Math.max(readRest, heard === "stop_everything" ? 1 : 0)); // prettier-ignore
        }
  });

  test("keeps the customer's words", () => {
    expect(atLeast(read("No more reminders about this order"), "stop_everything")).toMatchObject({
      scope: "everything",
      words: expect.stringContaining("No more") as string,
    });
    expect(UNDERSTOOD).toContain(understoodFrom(atLeast(read("Hello"), "stop_email")));
  });
});
