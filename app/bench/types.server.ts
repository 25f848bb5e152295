/** What one bench measured, beside the physical limit that the same run measured on the same machine. */
export type BenchResult = {
  readonly name: string;
  readonly n: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The most memory that the process had held when it was measured. */
  readonly rssMb: number;
  /** What bounds it, and how much of it there is per second. */
  readonly limit: { readonly what: string; readonly perSecond: number };
  /** `perSecond` over the limit's: the figure to improve. */
  readonly ratio: number;
};

export type Bench = { readonly name: string; readonly run: (n?: number) => Promise<BenchResult> };
