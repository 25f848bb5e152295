import { distance } from "./scale";

const permutations = (of: readonly number[]): number[][] =>
  of.length <= 1
    ? [[...of]]
    : of.flatMap((first, i) => permutations([...of.slice(0, i), ...of.slice(i + 1)]).map((rest) => [first, ...rest]));

/**
 * Which earlier centre each new one continues, so that all of them together lie as near as possible: the cheapest of
 * all assignments, tried one by one because there are at most a few hundred. Answers, for each new centre, the index of
 * the earlier one; needs as many earlier ones as new ones, or more.
 */
export const matchCentres = (
  earlier: readonly (readonly number[])[],
  centres: readonly (readonly number[])[],
): number[] => {
  let best: { readonly cost: number; readonly order: readonly number[] } = { cost: Infinity, order: [] };
  for (const order of permutations(earlier.map((_, i) => i))) {
    const cost = centres.reduce((sum, centre, i) => sum + distance(centre, earlier[order[i] ?? 0] ?? []) ** 2, 0);
    if (cost < best.cost) best = { cost, order };
  }
  return best.order.slice(0, centres.length);
};
