/** The function, whose answers for texts of which there are few (languages, countries) are kept; when there are too many, all are forgotten. */
export const memo = <V>(make: (text: string) => V, most = 1_000): ((text: string) => V) => {
  const known = new Map<string, V>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
};
