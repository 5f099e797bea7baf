/** A request as it was received. */
export interface SignedRequest {
  /** Upper-case; `POST` if it is missing. */
  readonly method?: string;
  /** The complete URL that the provider calls, for schemes that sign it. */
  readonly url?: string;
  readonly headers: HeadersLike;
  /** The raw bytes. A body that was decoded or parsed is another one. */
  readonly body: Uint8Array;
}

/** `Headers`, or an object in which names are in lower case, as in Node. */
export type HeadersLike =
  | { readonly get: (name: string) => string | null | undefined }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a header by its lower-case name; undefined if there is none, or more than one. */
export function headerOf(headers: HeadersLike, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const own = Object.hasOwn(headers, name) ? (headers as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof own === 'string' ? own : undefined;
}

/** Reads members of the body. It is parsed once, and only if the scheme needs it. */
export function memberReader(body: Uint8Array): (path: readonly string[]) => string | undefined {
  let payload: unknown;
  let isParsed = false;
  return (path) => {
    if (!isParsed) payload = parsed(body);
    isParsed = true;
    const value = path.reduce<unknown>(
      (parent, name) =>
        typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
          ? (parent as Readonly<Record<string, unknown>>)[name]
          : undefined,
      payload,
    );
    if (typeof value === 'number') return String(value);
    // A lone surrogate, which JSON can escape, would be signed as U+FFFD is.
    return typeof value === 'string' && !/\p{Surrogate}/u.test(value) ? value : undefined;
  };
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return undefined;
  }
}
