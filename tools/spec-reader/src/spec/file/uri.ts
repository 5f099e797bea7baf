/** A resolved URI reference: the URI, and the decoded fragment after `#`. */
export interface ResolvedUri {
  /** Without the fragment. */
  readonly uri: string;
  readonly fragment: string;
}

const known = new Map<string, ResolvedUri | undefined>();
/** Several stages resolve the same references, and parsing URLs takes long. */
const MAX_KNOWN = 10_000;

/** Resolves a URI reference as RFC 3986 specifies; undefined if it cannot be parsed. */
export function resolveUri(reference: string, base: string): ResolvedUri | undefined {
  const key = `${base} ${reference}`;
  if (known.has(key)) return known.get(key);
  if (known.size === MAX_KNOWN) known.clear();
  const resolved = parseUri(reference, base);
  known.set(key, resolved);
  return resolved;
}

function parseUri(reference: string, base: string): ResolvedUri | undefined {
  try {
    const url = new URL(reference, base);
    const fragment = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    return { uri: url.href, fragment };
  } catch {
    return undefined;
  }
}

/** A base URI for a file, by its name in the root folder. It is the same on every machine: it has no absolute path. */
export function fileUri(name: string): string {
  return `spec:///${name.split('/').map(encodeURIComponent).join('/')}`;
}

export function isAbsoluteUri(reference: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(reference);
}
