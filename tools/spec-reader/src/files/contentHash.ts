import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** SHA-256 of the bytes of a file; undefined if it cannot be read as one. */
export function fileHash(file: string): string | undefined {
  try {
    return contentHash(readFileSync(file));
  } catch {
    return undefined;
  }
}

export function contentHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url');
}
