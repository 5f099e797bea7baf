import { expect, it } from 'vitest';
import type { Io } from '../../src/io.ts';
import { reportFailure } from '../../src/report/failure.ts';
import { UsageError } from '../../src/usage.ts';

function told(error: unknown): { exit: number; text: string } {
  const lines: string[] = [];
  const io = { error: (text: string) => void lines.push(text) } as unknown as Io;
  return { exit: reportFailure(error, io), text: lines.join('\n') };
}

function refused(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: refused, ${syscall} '/x'`), { code, syscall });
}

it.each([
  ['EACCES', 'mkdir', 'Give yourself the rights to this path, or name another one.'],
  ['EPERM', 'rename', 'Give yourself the rights to this path, or name another one.'],
  ['EROFS', 'open', 'Nothing can be written there; name another place with --out.'],
  ['ENOSPC', 'write', 'Make room on the disk.'],
  ['ENOSPC', 'watch', 'Raise how many files your system lets a program watch.'],
  ['EMFILE', 'watch', 'Raise how many files your system lets a program watch.'],
])('says how to mend that the system refuses: %s, %s', (code, syscall, fix) => {
  expect(told(refused(code, syscall))).toEqual({
    exit: 2,
    text: `error: ${code}: refused, ${syscall} '/x'\nfix: ${fix}`,
  });
});

it('says how to call a command', () => {
  expect(told(new UsageError('Name one.'))).toEqual({ exit: 2, text: 'error: Name one.' });
});

it.each([new TypeError('planted'), refused('EBADF', 'read'), refused('toString', 'read')])('%s is a bug', (error) => {
  expect(told(error)).toMatchObject({ exit: 3, text: expect.stringContaining(error.stack ?? '?') });
});
