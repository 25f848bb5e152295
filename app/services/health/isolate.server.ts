import { willPass, type Poison } from "~/domain/inbox/set-aside";

export const asError = (error: unknown): { readonly code?: unknown; readonly message: string } =>
  error instanceof Error ? error : { message: String(error) };

/**
 * Applies all items together. When that fails for a reason that will not pass, each half is tried by itself, down to
 * the single items at fault: they are reported and the others are applied. What will pass is thrown, for a later try.
 */
export const isolate = async <T>(
  items: readonly T[],
  apply: (items: readonly T[]) => Promise<number>,
  idOf: (item: T) => string,
): Promise<{ readonly applied: number; readonly poison: readonly Poison[] }> => {
  try {
    return { applied: await apply(items), poison: [] };
  } catch (error) {
    const [only] = items;
    if (only === undefined || willPass(asError(error))) throw error;
    if (items.length === 1) return { applied: 0, poison: [{ resourceId: idOf(only), error: String(error) }] };
    const middle = Math.floor(items.length / 2);
    const first = await isolate(items.slice(0, middle), apply, idOf);
    const rest = await isolate(items.slice(middle), apply, idOf);
    return { applied: first.applied + rest.applied, poison: [...first.poison, ...rest.poison] };
  }
};
