/** A URI reference after resolving: where it leads, and the fragment behind `#`, decoded. */
export interface ResolvedUri {
  /** Without its fragment. */
  readonly uri: string;
  readonly fragment: string;
}

/** Resolves a URI reference as RFC 3986 says; undefined if it cannot be understood. */
export function resolveUri(reference: string, base: string): ResolvedUri | undefined {
  try {
    const url = new URL(reference, base);
    const fragment = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    return { uri: url.href, fragment };
  } catch {
    return undefined;
  }
}

/** A file of a contract needs a URI that other URIs can be relative to; it says nothing of the machine. */
export function fileUri(name: string): string {
  return `spec:///${name.split('/').map(encodeURIComponent).join('/')}`;
}

export function isAbsoluteUri(reference: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(reference);
}
