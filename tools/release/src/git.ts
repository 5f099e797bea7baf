import { execFileSync, spawnSync } from 'node:child_process';
import { ReleaseError } from './releaseError.ts';
import { inRepository } from './repository.ts';

/** What a Git command prints, in the repository. */
export function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: inRepository(''), encoding: 'utf8' }).trim();
}

/** The commit where the branch left `base`, by default the branch `main` of the remote, or of this repository. */
export function branchPoint(base: string | undefined): string {
  const names = base === undefined ? ['origin/main', 'main'] : [base];
  const known = names.find((name) => succeeds('rev-parse', '--verify', '--quiet', `${name}^{commit}`));
  if (known === undefined)
    throw new ReleaseError(
      `Git knows no commit ${names.map((name) => `"${name}"`).join(' or ')}. Fetch it, or name the branch that this one began from: npm run changeset:check -- <branch>`,
    );
  if (!succeeds('merge-base', known, 'HEAD'))
    throw new ReleaseError(
      `"${known}" and this branch have no common commit here. In a shallow clone, fetch all commits: fetch-depth: 0 in GitHub Actions, or git fetch --unshallow.`,
    );
  return git('merge-base', known, 'HEAD');
}

function succeeds(...args: readonly string[]): boolean {
  return spawnSync('git', args, { cwd: inRepository('') }).status === 0;
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
