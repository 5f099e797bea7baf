import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git } from './git.ts';
import { type PackedPackage, packedPackages } from './packedPackages.ts';
import { publishedIntegrity, release, stage } from './registry.ts';
import { ReleaseError } from './releaseError.ts';
import { releaseProblem } from './releaseProblem.ts';
import { releasedVersion } from './repository.ts';
import { approveStaged, offersStaging, type StagedVersion, stagedVersions, stageForApproval } from './staging.ts';

/** Whether a version has been released, or waits for its approval. */
export type Published = 'released' | 'staged';

/**
 * Uploads the version of all packages, of which nobody gets any yet: they wait for `approve` if the registry has such a state, else
 * for `latest`, which moves when every package is there. The first version of a package has that tag at once, and then its
 * dependencies are there. After a failure, the same command goes on where it stopped, from the same commit.
 */
export async function publish(): Promise<Published> {
  return withPackedPackages(async (packages) => {
    const missing = await notPublished(packages);
    if (missing.length > 0 && (await offersStaging(packages))) {
      const waiting = await stagedAmong(missing);
      for (const found of missing) if (!waiting.has(found)) await stageForApproval(found);
      requireStaged(missing, await stagedAmong(missing));
      console.log(`${missing.length} packages wait for their approval. From this commit, run: npm run release:approve`);
      return 'staged';
    }
    for (const found of missing) await stage(found);
    for (const found of packages) await release(found);
    tagRelease(packages);
    return 'released';
  });
}

/** Publishes what waits for its approval: all packages, if all of them wait. After a failure, the same command goes on. */
export async function approve(): Promise<void> {
  await withPackedPackages(async (packages) => {
    const missing = await notPublished(packages);
    const waiting = await stagedAmong(missing);
    requireStaged(missing, waiting);
    for (const staged of waiting.values()) await approveStaged(staged);
    const [late] = await notPublished(packages);
    if (late) throw new ReleaseError(`${idOf(late)} was approved and is not published yet. Run the command again.`);
    tagRelease(packages);
  });
}

type Packages = readonly [PackedPackage, ...PackedPackage[]];

/** Packs the version of all packages, dependencies before those that need them, if this commit can be released. */
async function withPackedPackages<Result>(run: (packages: Packages) => Promise<Result>): Promise<Result> {
  const problem = await releaseProblem(await releasedVersion());
  if (problem) throw new ReleaseError(problem);
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-release-'));
  try {
    const [first, ...others] = await packedPackages(folder);
    if (!first) throw new ReleaseError('No package of this repository is published.');
    return await run([first, ...others]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Throws if a version is published with another content: that of another commit. */
async function notPublished(packages: Packages): Promise<readonly PackedPackage[]> {
  const published = await Promise.all(packages.map(publishedIntegrity));
  return packages.filter((found, index) => {
    if (published[index] === undefined) return true;
    if (published[index] === found.integrity) return false;
    throw new ReleaseError(
      `${idOf(found)} is published already, with other files than those of this commit. Check out the commit from which it was published, or release another version.`,
    );
  });
}

/** The packages that wait for their approval. Throws if one waits with another content. */
async function stagedAmong(packages: readonly PackedPackage[]): Promise<ReadonlyMap<PackedPackage, StagedVersion>> {
  const all = await stagedVersions();
  const found = new Map<PackedPackage, StagedVersion>();
  for (const packed of packages) {
    const staged = all.find(({ packageName, version }) => packageName === packed.name && version === packed.version);
    if (staged && staged.shasum !== packed.shasum)
      throw new ReleaseError(
        `${idOf(packed)} is staged already, with other files than those of this commit. Check out the commit from which it was staged, or reject it: npm stage reject ${staged.id}`,
      );
    if (staged) found.set(packed, staged);
  }
  return found;
}

function requireStaged(packages: readonly PackedPackage[], staged: ReadonlyMap<PackedPackage, StagedVersion>): void {
  const absent = packages.find((found) => !staged.has(found));
  if (absent) throw new ReleaseError(`${idOf(absent)} is not staged. Run npm run release first.`);
}

function idOf({ name, version }: PackedPackage): string {
  return `${name}@${version}`;
}

function tagRelease(packages: Packages): void {
  const tags = [`v${packages[0].version}`, ...packages.map(idOf)];
  for (const tag of tags.filter((name) => git('tag', '--list', name) === ''))
    git('tag', '--annotate', tag, '--message', tag);
}

/** Writes the tarballs that `publish` would upload to a folder. */
export async function pack(folder: string): Promise<void> {
  await packedPackages(folder);
}
