import { statSync } from 'node:fs';

/** Within this time, a file system may give two changes the same time: clocks tick, and some file systems round to seconds. */
const TICK_MS = 100;
const ROUNDED_MS = 2000;

/**
 * Differs as soon as somebody writes the file or puts another one in its place, even if they set its times; and in a copy.
 * Undefined if there is no file, or if it changed so lately that its next change might go unnoticed.
 */
export function fileState(file: string): string | undefined {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(file);
    const isRounded = ctimeMs % 1000 === 0;
    const isRecent = Date.now() - ctimeMs < (isRounded ? ROUNDED_MS : TICK_MS);
    return isRecent ? undefined : [dev, ino, size, mtimeMs, ctimeMs].join(' ');
  } catch {
    return undefined;
  }
}
