import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import { contentHash } from '../files/contentHash.ts';
import { rangeOfCharacter } from '../spec/file/ranges.ts';

/** By absolute path: the hash of every file that was read, as of `contentHash`; undefined where no file could be read. */
export type ReadHashes = ReadonlyMap<string, string | undefined>;

/** The text of a file, or why there is none. */
export type ReadText =
  | { readonly kind: 'text'; readonly text: string; readonly hash: string }
  /** The file was read, and its contents cannot be used. */
  | { readonly kind: 'invalid'; readonly diagnostic: Diagnostic }
  /** The path exists, and cannot be read as a file. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' };

/** Reads a UTF-8 file, and removes a byte order mark. Not asynchronous: with many small files, that takes four times as long. */
export function readText(file: string): ReadText {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return { kind: 'unreadable', reason: 'is a folder, not a file' };
    // Reading from a pipe or a device might never end.
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'is not a regular file' };
    return decodeText(file, readFileSync(file));
  } catch (error) {
    return unreadableFile(file, String((error as NodeJS.ErrnoException).code));
  }
}

function decodeText(file: string, bytes: Buffer): ReadText {
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') {
    const location = { file, range: FILE_START };
    const fix = 'Add content, or remove the file and every reference to it.';
    return { kind: 'invalid', diagnostic: createDiagnostic('file-unusable', location, 'The file is empty.', { fix }) };
  }
  if (isUtf8(bytes)) return { kind: 'text', text, hash: contentHash(bytes) };
  // The decoder replaces invalid bytes with this character.
  const location = { file, range: rangeOfCharacter(text, text.indexOf('\ufffd')) };
  const fix = 'Save the file as UTF-8.';
  const diagnostic = createDiagnostic('file-unusable', location, 'The file is not valid UTF-8.', { fix });
  return { kind: 'invalid', diagnostic };
}

function unreadableFile(file: string, code: string): ReadText {
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return { kind: 'unreadable', reason: REASONS[code] ?? `cannot be read (${code})` };
  const link = lstatSync(file, { throwIfNoEntry: false });
  return link ? { kind: 'unreadable', reason: 'is a broken symbolic link' } : { kind: 'missing' };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
  ELOOP: 'is a circular symbolic link',
};
