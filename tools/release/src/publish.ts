import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git } from './git.ts';
import { type PackedPackage, packedPackages } from './packedPackages.ts';
import { publishedIntegrity, release, stage } from './registry.ts';
import { ReleaseError } from './releaseError.ts';
import { releaseProblem } from './releaseProblem.ts';
import { releasedVersion } from './repository.ts';
import { approveStaged, offersStaging, type StagedVersion, stagedVersion, stageForApproval } from './staging.ts';

/** Whether a version has been released, or waits for its approval. */
export type Published = 'released' | 'staged';

/**
 * Uploads the version of all packages, of which nobody gets any yet: they wait for `approve` if the registry has such a state, else
 * for `latest`, which moves when every package is there. The first version of a package has that tag at once, and then its
 * dependencies are there. After a failure, the same command goes on where it stopped, from the same commit.
 */
export async function publish(): Promise<Published> {
  return withPackedPackages(async (packages) => {
    const [{ version }] = packages;
    if (await offersStaging(packages)) {
      for (const found of packages) await stageForApprovalOnce(found);
      console.log(
        `All ${packages.length} packages wait for their approval. From this commit, run: npm run release:approve`,
      );
      return 'staged';
    }
    for (const found of packages) if (!(await isPublished(found))) await stage(found);
    for (const found of packages) await release(found);
    tagRelease(packages, version);
    return 'released';
  });
}

/** Publishes what waits for its approval: all packages, if all of them wait. After a failure, the same command goes on. */
export async function approve(): Promise<void> {
  await withPackedPackages(async (packages) => {
    const [{ version }] = packages;
    const waiting: StagedVersion[] = [];
    for (const found of packages) {
      if (await isPublished(found)) continue;
      const staged = await matchingStagedVersion(found);
      if (!staged) throw new ReleaseError(`${found.name}@${version} is not staged. Run npm run release first.`);
      waiting.push(staged);
    }
    for (const staged of waiting) await approveStaged(staged);
    for (const found of packages)
      if (!(await isPublished(found)))
        throw new ReleaseError(
          `${found.name}@${version} was approved and is not published yet. Run the command again.`,
        );
    tagRelease(packages, version);
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

/** Throws if the version is published with another content: that of another commit. */
async function isPublished(found: PackedPackage): Promise<boolean> {
  const published = await publishedIntegrity(found);
  if (published === undefined) return false;
  if (published === found.integrity) return true;
  throw new ReleaseError(
    `${found.name}@${found.version} is published already, with other files than those of this commit. Check out the commit from which it was published, or release another version.`,
  );
}

async function stageForApprovalOnce(found: PackedPackage): Promise<void> {
  if ((await isPublished(found)) || (await matchingStagedVersion(found))) return;
  await stageForApproval(found);
  if (!(await matchingStagedVersion(found)))
    throw new ReleaseError(
      `${found.name}@${found.version} was uploaded, and the registry does not list it. Run the command again.`,
    );
}

/** Throws if the version that waits has another content. */
async function matchingStagedVersion(found: PackedPackage): Promise<StagedVersion | undefined> {
  const staged = await stagedVersion(found);
  if (staged === undefined || staged.shasum === found.shasum) return staged;
  throw new ReleaseError(
    `${found.name}@${found.version} is staged already, with other files than those of this commit. Check out the commit from which it was staged, or reject it: npm stage reject ${staged.id}`,
  );
}

function tagRelease(packages: Packages, version: string): void {
  const tags = [`v${version}`, ...packages.map(({ name }) => `${name}@${version}`)];
  for (const tag of tags.filter((name) => git('tag', '--list', name) === ''))
    git('tag', '--annotate', tag, '--message', tag);
}

/** Writes the tarballs that `publish` would upload to a folder. */
export async function pack(folder: string): Promise<void> {
  await packedPackages(folder);
}
