/** The function, but with the results for the last texts kept. All are forgotten when there are more than `limit`. */
export function remembering<Result>(limit: number, resultFor: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = resultFor(text);
    if (known.size >= limit) known.clear();
    known.set(text, result);
    return result;
  };
}
