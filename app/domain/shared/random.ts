/** A seeded source of numbers in [0, 1): randomness is an argument, so every run can be repeated. */
export type Random = () => number;

/** 32-bit FNV-1a. Stable across processes, for jitter and seeds; not for security. */
export const hash32 = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h >>> 0;
};

/** Mulberry32: small, fast, good enough for simulation and initial weights. */
export const seededRandom = (seed: number | string): Random => {
  let state = typeof seed === "string" ? hash32(seed) : seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};
