/** Neurons summed up at once: as many sums as fit into a processor's registers, so that none waits for another. */
export const BLOCK = 8;

/**
 * Puts the sums of one block of neurons, which begin with `base`, into `sums`: what the first `count` of the inputs
 * bring that are listed by their places and values. `weights` are by block of neurons, by input of `size`, by neuron.
 * Sums are kept in names of their own, arrays are handed over bare, and nothing guards against
 * places that are not there: each is worth a third of the time and more.
 */
export const sumBlock = (
  weights: Float64Array,
  size: number,
  places: Int32Array,
  values: Float64Array,
  count: number,
  block: number,
  base: Float64Array,
  sums: Float64Array,
): void => {
  const to = block * BLOCK;
  const first = to * size;
  let a = base[to]!;
  let b = base[to + 1]!;
  let c = base[to + 2]!;
  let d = base[to + 3]!;
  let e = base[to + 4]!;
  let f = base[to + 5]!;
  let g = base[to + 6]!;
  let h = base[to + 7]!;
  for (let k = 0; k < count; k++) {
    const x = values[k]!;
    const at = first + places[k]! * BLOCK;
    a += x * weights[at]!;
    b += x * weights[at + 1]!;
    c += x * weights[at + 2]!;
    d += x * weights[at + 3]!;
    e += x * weights[at + 4]!;
    f += x * weights[at + 5]!;
    g += x * weights[at + 6]!;
    h += x * weights[at + 7]!;
  }
  sums[to] = a;
  sums[to + 1] = b;
  sums[to + 2] = c;
  sums[to + 3] = d;
  sums[to + 4] = e;
  sums[to + 5] = f;
  sums[to + 6] = g;
  sums[to + 7] = h;
};
