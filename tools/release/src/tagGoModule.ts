import { git } from './git.ts';
import { releasedVersion } from './repository.ts';

/** Tags the commit for Go, which finds the version of a module in a folder by a tag with the name of that folder. */
export async function tagGoModule(): Promise<void> {
  const tag = `packages/models-go/v${await releasedVersion()}`;
  if (git('tag', '--list', tag) !== '') return;
  git('tag', '--annotate', tag, '--message', tag);
  console.log(`Tagged ${tag}.`);
}
