import { expect, it } from 'vitest';
import { reportFailure } from '../../src/report/failure.ts';
import type { Io } from '../../src/report/io.ts';
import { UsageError } from '../../src/report/usage.ts';

function reported(error: unknown): { exit: number; text: string } {
  const lines: string[] = [];
  const io = { error: (text: string) => void lines.push(text) } as unknown as Io;
  return { exit: reportFailure(error, io), text: lines.join('\n') };
}

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: failed, ${syscall} '/x'`), { code, syscall });
}

it.each([
  ['EACCES', 'mkdir', 'Change the permissions of this path, or choose another path.'],
  ['EPERM', 'rename', 'Change the permissions of this path, or choose another path.'],
  ['EROFS', 'open', 'Choose a folder on a writable file system with --out.'],
  ['ENOSPC', 'write', 'Free up disk space.'],
  ['ENOSPC', 'watch', "Raise your system's limit on watched files."],
  ['EMFILE', 'watch', "Raise your system's limit on watched files."],
])('suggests a fix for a system error: %s, %s', (code, syscall, fix) => {
  expect(reported(systemError(code, syscall))).toEqual({
    exit: 2,
    text: `error: ${code}: failed, ${syscall} '/x'\nfix: ${fix}`,
  });
});

it('reports a usage error', () => {
  expect(reported(new UsageError('Unknown artifact "type".'))).toEqual({
    exit: 2,
    text: 'error: Unknown artifact "type".',
  });
});

it.each([new TypeError('planted'), systemError('EBADF', 'read'), systemError('toString', 'read')])(
  'reports %s as a bug',
  (error) => {
    expect(reported(error)).toMatchObject({ exit: 70, text: expect.stringContaining(error.stack ?? '?') });
  },
);
