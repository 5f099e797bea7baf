import { statSync } from 'node:fs';

/** Within this time, a file system may give two changes the same time. */
const SAME_TIME_MS = 2000;

/**
 * Differs as soon as somebody writes the file or puts another one in its place, even if they set its times; and in a copy.
 * Undefined if there is no file, or if it changed so lately that its next change might go unnoticed.
 */
export function fileState(file: string): string | undefined {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(file);
    return Date.now() - ctimeMs < SAME_TIME_MS ? undefined : [dev, ino, size, mtimeMs, ctimeMs].join(' ');
  } catch {
    return undefined;
  }
}
