import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git } from './git.ts';
import { type PackedPackage, packedPackages } from './packedPackages.ts';
import { publishedIntegrity, release, stage } from './registry.ts';
import { ReleaseError } from './releaseError.ts';
import { releaseProblem } from './releaseProblem.ts';
import { releasedVersion } from './repository.ts';

/**
 * Publishes the version of all packages, or nothing that anybody installs: `latest` moves when every package is there. After
 * a failure, the same command goes on where it stopped, from the same commit.
 */
export async function publish(): Promise<void> {
  const version = await releasedVersion();
  const problem = await releaseProblem(version);
  if (problem) throw new ReleaseError(problem);
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-release-'));
  try {
    const packages = await packedPackages(folder);
    for (const found of packages) await stageOnce(found);
    for (const found of packages) await release(found);
    tagCommit([`v${version}`, ...packages.map(({ name }) => `${name}@${version}`)]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Throws if the version is published with another content: that of another commit. */
async function stageOnce(found: PackedPackage): Promise<void> {
  const { name, version, integrity } = found;
  const published = await publishedIntegrity(found);
  if (published === undefined) return stage(found);
  if (published === integrity) return;
  throw new ReleaseError(
    `${name}@${version} is published already, with other files than those of this commit. Check out the commit from which it was published, or release another version.`,
  );
}

function tagCommit(tags: readonly string[]): void {
  for (const tag of tags.filter((name) => git('tag', '--list', name) === ''))
    git('tag', '--annotate', tag, '--message', tag);
}

/** Writes the tarballs that `publish` would upload to a folder. */
export async function pack(folder: string): Promise<void> {
  await packedPackages(folder);
}
