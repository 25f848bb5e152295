import { describe, expect, it } from "vitest";
import { createReadings } from "~/services/orders/readings.server";

const SHOP = "shop";

describe("what a process remembers of its readings", () => {
  const at = (start: number) => {
    let ms = start;
    return { tick: () => (ms += 1), now: () => ms };
  };

  it("spares an order that was asked for after its news had arrived", () => {
    const time = at(0);
    const readings = createReadings("a", time.now);
    const news = readings.mark();
    time.tick();
    readings.note(SHOP, ["1"], readings.mark());
    expect([...readings.since(SHOP, ["1", "2"], news)]).toEqual(["1"]);
  });

  it("spares none that was asked for before, or in the same moment", () => {
    const time = at(0);
    const readings = createReadings("a", time.now);
    readings.note(SHOP, ["1"], readings.mark());
    expect(readings.since(SHOP, ["1"], readings.mark()).size).toBe(0);
    time.tick();
    expect(readings.since(SHOP, ["1"], readings.mark()).size).toBe(0);
  });

  it("counts the asking, not the answer: news may arrive between the two", () => {
    const time = at(0);
    const readings = createReadings("a", time.now);
    const asked = readings.mark();
    time.tick();
    const news = readings.mark();
    time.tick();
    readings.note(SHOP, ["1"], asked);
    expect(readings.since(SHOP, ["1"], news).size).toBe(0);
  });

  it("trusts no other process's time, and no other shop's orders", () => {
    const [mine, other] = [createReadings("a", () => 5), createReadings("ab", () => 1)];
    mine.note(SHOP, ["1"], mine.mark());
    expect(mine.since(SHOP, ["1"], other.mark()).size).toBe(0);
    expect(mine.since("another", ["1"], "a:0").size).toBe(0);
  });
});
