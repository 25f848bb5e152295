export type Registry<T extends { readonly id: string }> = {
  readonly all: readonly T[];
  readonly ids: readonly string[];
  readonly get: (id: string) => T | undefined;
};

/** An explicit list, checked once at import: adding an entry is one new file and one line where this is called. */
export const defineRegistry = <T extends { readonly id: string }>(...items: readonly T[]): Registry<T> => {
  const byId = new Map(items.map((item) => [item.id, item]));
  if (byId.size !== items.length) throw new Error("Two registry entries share an id");
  return { all: items, ids: items.map((item) => item.id), get: (id) => byId.get(id) };
};
