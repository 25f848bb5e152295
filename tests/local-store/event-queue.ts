type StoreEvent = { readonly at: number; readonly sequence: number; readonly run: () => void };

const before = (a: StoreEvent, b: StoreEvent) => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

/** Planned happenings in order of time (a binary heap); those of one moment keep the order in which they were planned. */
export class EventQueue {
  private readonly heap: StoreEvent[] = [];
  private sequence = 0;

  plan(at: Date, run: () => void): void {
    const event = { at: at.getTime(), sequence: this.sequence++, run };
    let index = this.heap.push(event) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = this.heap[parent];
      if (!above || !before(event, above)) break;
      this.heap[index] = above;
      index = parent;
    }
    this.heap[index] = event;
  }

  /** When the next event is planned, in milliseconds. */
  next(): number | undefined {
    return this.heap[0]?.at;
  }

  /** Runs everything due at `now`, including what those events plan for a moment already reached. */
  runDue(now: Date): void {
    for (let at = this.next(); at !== undefined && at <= now.getTime(); at = this.next()) this.pop()?.run();
  }

  private pop(): StoreEvent | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || this.heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const child = this.smallerChild(index);
      const below = this.heap[child];
      if (!below || !before(below, last)) break;
      this.heap[index] = below;
      index = child;
    }
    this.heap[index] = last;
    return first;
  }

  private smallerChild(index: number): number {
    const left = this.heap[2 * index + 1];
    const right = this.heap[2 * index + 2];
    return left && right && before(right, left) ? 2 * index + 2 : 2 * index + 1;
  }
}
