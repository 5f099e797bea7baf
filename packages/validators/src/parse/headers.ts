/** Headers in any of the forms that servers have for them. */
export type HeadersLike =
  | { readonly get: (name: string) => string | null | undefined }
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | readonly string[] | undefined };

/** The value of a header, whose name is given in lower case. Of several, the first. */
export function headerOf(headers: HeadersLike | undefined, name: string): string | undefined {
  if (!headers) return undefined;
  const isIterable = Symbol.iterator in headers;
  // What has both is read as entries: the names in a Map may be in any case.
  if (!isIterable && typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const entries = isIterable ? headers : Object.entries(headers);
  for (const [key, value] of entries as Iterable<readonly [string, string | readonly string[] | undefined]>)
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value?.[0];
  return undefined;
}
