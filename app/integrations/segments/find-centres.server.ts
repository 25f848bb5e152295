import { kmeans } from "ml-kmeans";
import type { FindCentres } from "~/domain/segments/fit";

const ROUNDS = 100;

/** k-means. A centre that nobody is nearest to stays where it was. */
export const findCentres: FindCentres = (points, from) => {
  const data = points.map((point) => [...point]);
  if ("seed" in from) return kmeans(data, from.k, { seed: from.seed, maxIterations: ROUNDS }).centroids;
  const initialization = from.start.map((centre) => [...centre]);
  return kmeans(data, initialization.length, { initialization, maxIterations: ROUNDS }).centroids;
};
