/** The headers of a request, in any form that servers provide. */
export type HeadersLike =
  | { readonly get: (name: string) => string | null | undefined }
  | Iterable<readonly [string, string]>
  | { readonly [name: string]: string | readonly string[] | undefined };

/** The value of a header, or the first of its values. The name must be in lower case. */
export function headerOf(headers: HeadersLike | undefined, name: string): string | undefined {
  if (!headers) return undefined;
  const isIterable = Symbol.iterator in headers;
  // Headers that have both are read as entries, because the names in a Map can be in any case.
  if (!isIterable && typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const entries = isIterable ? headers : Object.entries(headers);
  for (const [key, value] of entries as Iterable<readonly [string, string | readonly string[] | undefined]>)
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value?.[0];
  return undefined;
}
