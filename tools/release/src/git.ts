import { execFileSync } from 'node:child_process';
import { ReleaseError } from './releaseError.ts';
import { inRepository } from './repository.ts';

/** What a Git command prints, in the repository. */
export function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: inRepository(''), encoding: 'utf8' }).trim();
}

/** The URL of the remote `origin`, or of the only one. Throws if there is none. */
export function remoteUrl(): string {
  const remotes = git('remote').split('\n').filter(Boolean);
  const name = remotes.includes('origin') || remotes.length !== 1 ? 'origin' : remotes[0];
  if (name !== undefined && remotes.includes(name)) return git('remote', 'get-url', name);
  throw new ReleaseError(
    `The repository has no Git remote "origin", so packages cannot say where they are developed. Add it: git remote add origin <url>`,
  );
}
