import { hash32 } from "../shared/random";

type Drawn = { readonly id: string; readonly hash: number };

const inOrder = (a: Drawn, b: Drawn): number => a.hash - b.hash || (a.id < b.id ? -1 : 1);

/**
 * The ids whose hashes are smallest, and how many there were: a sample that is the same for the same ids in whatever
 * order they come, and in memory never more than twice its size and a page.
 */
export const smallest = async (
  pages: AsyncIterable<readonly string[]>,
  most: number,
): Promise<{ readonly ids: string[]; readonly seen: number }> => {
  let kept: Drawn[] = [];
  let seen = 0;
  const cut = (): void => void (kept = kept.sort(inOrder).slice(0, most));
  for await (const page of pages) {
    seen += page.length;
    kept.push(...page.map((id) => ({ id, hash: hash32(id) })));
    if (kept.length > 2 * most) cut();
  }
  cut();
  return { ids: kept.map(({ id }) => id), seen };
};
