import { seededRandom } from "./random";

type Drawn = { readonly id: string; readonly rank: number };

const inOrder = (a: Drawn, b: Drawn): number => a.rank - b.rank || (a.id < b.id ? -1 : 1);

/**
 * The ids that rank lowest, and how many there were: a sample that is the same for the same ids in whatever order they
 * come, and in memory never more than twice its size and a page. Ranked by a generator seeded with the id, because a
 * bare hash of ids that follow each other is not spread evenly.
 */
export const smallest = async (
  pages: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  most: number,
): Promise<{ readonly ids: string[]; readonly seen: number }> => {
  let kept: Drawn[] = [];
  let seen = 0;
  let bound = Number.POSITIVE_INFINITY;
  const cut = (): void => {
    kept = kept.sort(inOrder).slice(0, most);
    if (kept.length === most) bound = kept.at(-1)?.rank ?? bound;
  };
  for await (const page of pages) {
    seen += page.length;
    for (const id of page) {
      const rank = seededRandom(`sample:${id}`)();
      if (rank <= bound) kept.push({ id, rank });
    }
    if (kept.length > 2 * most) cut();
  }
  cut();
  return { ids: kept.map(({ id }) => id), seen };
};
