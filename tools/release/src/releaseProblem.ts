import { readFile } from 'node:fs/promises';
import { git } from './git.ts';
import { inRepository } from './repository.ts';

/** Why a version cannot be released from here, in one sentence. */
export async function releaseProblem(version: string): Promise<string | undefined> {
  if (git('status', '--porcelain') !== '') return 'Commit your changes: a release is made from a commit.';
  const { baseBranch = 'main' } = JSON.parse(await readFile(inRepository('.changeset/config.json'), 'utf8')) as {
    readonly baseBranch?: string;
  };
  const branch = git('branch', '--show-current');
  // A job checks out a commit and no branch.
  if (branch !== '' && branch !== baseBranch) return `Releases are made from ${baseBranch}, and this is ${branch}.`;
  const tag = `v${version}`;
  if (git('tag', '--list', tag) === '') return undefined;
  const [tagged, head] = [git('rev-list', '--max-count=1', tag), git('rev-parse', 'HEAD')];
  return tagged === head
    ? undefined
    : `${tag} is the tag of another commit, ${tagged.slice(0, 12)}. Run npm run version, and commit what it writes.`;
}
