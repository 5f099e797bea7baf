import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { git } from './git.ts';
import { type DiffChange, releaseNotes, withRelease } from './releaseNotes.ts';
import { inRepository, releasedVersion } from './repository.ts';
import { outputOf } from './runCommand.ts';

const CONTRACT = 'specs/asyncapi.yaml';

/** Writes what the contract changes for receivers since the last release. The first release changes nothing. */
export async function writeReleaseNotes(): Promise<void> {
  const version = await releasedVersion();
  const { version: before } = JSON.parse(git('show', 'HEAD:specs/package.json')) as { readonly version: string };
  if (before === version || git('tag', '--list', `v${before}`) === '') {
    console.log(`No release notes: there is no release before ${version} here (tag v${before}).`);
    return;
  }
  const json = await outputOf('npx', ['hookbook', 'diff', `v${before}`, '--format', 'json', '--fail-on', 'none']);
  const { changes } = JSON.parse(json) as { readonly changes: readonly DiffChange[] };
  const file = `specs/releases/${version}.json`;
  await mkdir(path.dirname(inRepository(file)), { recursive: true });
  await writeFile(inRepository(file), releaseNotes(changes, new Date().toISOString().slice(0, 10)));
  const document = await readFile(inRepository(CONTRACT), 'utf8');
  await writeFile(inRepository(CONTRACT), withRelease(document, version));
  console.log(`Wrote ${file}.`);
}
