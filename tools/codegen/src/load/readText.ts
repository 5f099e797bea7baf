import { isUtf8 } from 'node:buffer';
import { lstat, readFile, stat } from 'node:fs/promises';
import { createDiagnostic, type Diagnostic, FILE_START } from '../diagnostics/diagnostic.ts';
import { rangeOfCharacter } from '../spec/file/spans.ts';

/** The text of a file, or why it has none. */
type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'faulty'; readonly diagnostic: Diagnostic }
  /** What is there and is no file that can be read. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing' };

/** Reads a file as text in UTF-8, without the byte order mark that may stand before it. */
export async function readText(file: string): Promise<ReadText> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return { kind: 'unreadable', reason: 'is a folder, and a file is needed' };
    // Reading from a pipe or a device might never end.
    if (!found.isFile()) return { kind: 'unreadable', reason: 'is no ordinary file' };
    return textOf(file, await readFile(file));
  } catch (error) {
    return withoutText(file, String((error as NodeJS.ErrnoException).code));
  }
}

function textOf(file: string, bytes: Buffer): ReadText {
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') {
    const fix = { fix: 'Give it contents, or remove it together with what refers to it.' };
    const place = { file, range: FILE_START };
    return { kind: 'faulty', diagnostic: createDiagnostic('file-unusable', place, 'The file is empty.', fix) };
  }
  if (isUtf8(bytes)) return { kind: 'text', text };
  // What is no UTF-8 was decoded as this character.
  const place = { file, range: rangeOfCharacter(text, text.indexOf('\ufffd')) };
  const fix = { fix: 'Save the file as UTF-8.' };
  return { kind: 'faulty', diagnostic: createDiagnostic('file-unusable', place, 'Here is no text in UTF-8.', fix) };
}

async function withoutText(file: string, code: string): Promise<ReadText> {
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return { kind: 'unreadable', reason: REASONS[code] ?? `cannot be read (${code})` };
  const link = await lstat(file).catch(() => undefined);
  return link ? { kind: 'unreadable', reason: 'is a link to a file that there is not' } : { kind: 'missing' };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'is a link that leads back to itself',
};
