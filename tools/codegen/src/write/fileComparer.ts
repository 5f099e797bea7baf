import { closeSync, openSync, readSync } from 'node:fs';

export type FileState = 'same' | 'different' | 'missing';

/** UTF-8 has up to three bytes for a character of a JavaScript string. */
const MAX_BYTES = 3;

/**
 * Compares files with texts, byte by byte. Thousands of files are read much faster one after the other than all at once,
 * and into the same memory.
 */
export function createComparer(): (file: string, text: string) => FileState {
  let expected = Buffer.alloc(0);
  let found = Buffer.alloc(0);
  return (file, text) => {
    if (expected.length < text.length * MAX_BYTES) expected = Buffer.allocUnsafe(2 * text.length * MAX_BYTES);
    const size = expected.write(text);
    if (found.length <= size) found = Buffer.allocUnsafe(2 * size + 1);
    // One more byte shows that the file is longer.
    const read = readStart(file, found.subarray(0, size + 1));
    if (read === undefined) return 'missing';
    return read === size && found.compare(expected, 0, size, 0, size) === 0 ? 'same' : 'different';
  };
}

/** Fills a buffer with the first bytes of a file, and returns their number; undefined if it cannot be read. */
function readStart(file: string, buffer: Buffer): number | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    let size = 0;
    while (size < buffer.length) {
      const added = readSync(descriptor, buffer, size, buffer.length - size, null);
      if (added === 0) break;
      size += added;
    }
    return size;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
