import type { Io } from './io.ts';
import { EXIT, type ExitCode, UsageError } from './usage.ts';

/** Reports why a command failed, and returns its exit code. Only a bug is reported with a stack trace. */
export function reportFailure(error: unknown, io: Io): ExitCode {
  if (error instanceof UsageError) {
    io.error(`error: ${error.message}`);
    return EXIT.usage;
  }
  const fix = error instanceof Error ? fixOf(error) : undefined;
  if (error instanceof Error && fix !== undefined) {
    io.error(`error: ${error.message}\nfix: ${fix}`);
    return EXIT.usage;
  }
  io.error('This is a bug in Hookbook, not in your spec. Please report it, with the command you ran and this error:');
  io.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.bug;
}

/** The fix for an error of the operating system that the user can resolve; undefined for any other error. */
function fixOf({ code = '', syscall }: NodeJS.ErrnoException): string | undefined {
  if (syscall === 'watch' && WATCH_LIMITS.has(code)) return "Raise your system's limit on watched files.";
  return Object.hasOwn(FIXES, code) ? FIXES[code] : undefined;
}

const WATCH_LIMITS: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE']);

const WRONG_KIND = 'Move the conflicting file or folder, or choose another path.';
const NO_PERMISSION = 'Change the permissions of this path, or choose another path.';

const FIXES: Readonly<Record<string, string>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: 'Choose a folder on a writable file system with --out.',
  ENOSPC: 'Free up disk space.',
  ENOTDIR: WRONG_KIND,
  EISDIR: WRONG_KIND,
  EEXIST: WRONG_KIND,
};
