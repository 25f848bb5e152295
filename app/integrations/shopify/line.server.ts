/** Lines by name: whatever joins one begins when all before it have ended, however they did. */
export const createLine = () => {
  const ends = new Map<string, Promise<unknown>>();
  return {
    isThere: (name: string): boolean => ends.has(name),
    join: <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const mine = (ends.get(name) ?? Promise.resolve()).then(work);
      const end = mine
        .catch(() => undefined)
        .then(() => {
          if (ends.get(name) === end) ends.delete(name);
        });
      ends.set(name, end);
      return mine;
    },
  };
};
