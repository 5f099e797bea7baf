import path from 'node:path';
import { fromPointer } from '@hookbook/contract/data';
import { isAbsoluteUri } from './file/uri.ts';

export type ParsedReference =
  | { readonly kind: 'pointer'; readonly file: string; readonly pointer: readonly string[] }
  | { readonly kind: 'anchor'; readonly file: string; readonly anchor: string }
  | { readonly kind: 'remote' }
  | { readonly kind: 'invalid' };

/** Parses a `$ref` as a file path with a fragment, relative to the file that contains it. Reads no files. */
export function parseReference(ref: string, from: string): ParsedReference {
  if (isAbsoluteUri(ref)) return { kind: 'remote' };
  const [address = '', fragment = '', ...rest] = ref.split('#');
  const decoded = decode(fragment);
  const name = decode(address);
  if (rest.length > 0 || decoded === undefined || name === undefined || name.includes('\0')) return { kind: 'invalid' };
  const file = name === '' ? from : path.resolve(path.dirname(from), name);
  const pointer = fromPointer(decoded);
  if (pointer) return { kind: 'pointer', file, pointer };
  return /^[A-Za-z_][A-Za-z0-9._-]*$/.test(decoded) ? { kind: 'anchor', file, anchor: decoded } : { kind: 'invalid' };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
