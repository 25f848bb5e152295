/** Rows by a key, each as the value that is wanted of it, in their order. */
export const group = <T, V>(rows: readonly T[], key: (row: T) => string, value: (row: T) => V): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const id = key(row);
    const known = groups.get(id);
    if (known) known.push(value(row));
    else groups.set(id, [value(row)]);
  }
  return groups;
};
