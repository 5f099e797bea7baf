import type { Io } from '../io.ts';
import { EXIT, type ExitCode, UsageError } from '../usage.ts';

/** Tells why a command failed: what a user can mend is a message, all else is a bug of ours. */
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
  io.error('This is a bug in hookbook, not in your spec. Please report it with the command you ran and this text:');
  io.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.bug;
}

/** How to mend what the system refuses. */
function fixOf({ code = '', syscall }: NodeJS.ErrnoException): string | undefined {
  if (syscall === 'watch' && LIMITS.has(code)) return 'Raise how many files your system lets a program watch.';
  return Object.hasOwn(FIXES, code) ? FIXES[code] : undefined;
}

const LIMITS: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE']);

const OTHER_KIND = 'A file stands where a folder has to be, or the other way round: move it, or name another place.';
const NO_RIGHTS = 'Give yourself the rights to this path, or name another one.';

const FIXES: Readonly<Record<string, string>> = {
  EACCES: NO_RIGHTS,
  EPERM: NO_RIGHTS,
  EROFS: 'Nothing can be written there; name another place with --out.',
  ENOSPC: 'Make room on the disk.',
  ENOTDIR: OTHER_KIND,
  EISDIR: OTHER_KIND,
  EEXIST: OTHER_KIND,
};
