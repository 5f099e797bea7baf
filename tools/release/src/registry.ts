import type { PackedPackage } from './packedPackages.ts';
import { provenanceFlag } from './provenance.ts';
import { isNotFound, outputOf, runCommand } from './runCommand.ts';

/** Where packages wait for the others: nobody installs them without asking for it. */
const STAGED = 'staged';

/** The hash of a version that is published, undefined if it is not. */
export async function publishedIntegrity({ name, version }: PackedPackage): Promise<string | undefined> {
  try {
    const output = await outputOf('npm', ['view', `${name}@${version}`, 'dist.integrity', '--json', '--prefer-online']);
    return output.trim() === '' ? undefined : (JSON.parse(output) as string);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Uploads a package. Nobody gets it yet, unless it is the first version: registries give that the tag `latest` at once. */
export function stage({ tarball }: PackedPackage): Promise<void> {
  return runCommand('npm', ['publish', tarball, '--tag', STAGED, provenanceFlag()]);
}

/** From now on, whoever installs the package gets this version. Changes nothing the second time. */
export async function release({ name, version }: PackedPackage): Promise<void> {
  const tags = await tagsOf(name);
  if (tags.get('latest') !== version) await runCommand('npm', ['dist-tag', 'add', `${name}@${version}`, 'latest']);
  if (tags.has(STAGED)) await runCommand('npm', ['dist-tag', 'rm', name, STAGED]);
}

/** The version of each tag of a package. */
async function tagsOf(name: string): Promise<ReadonlyMap<string, string>> {
  const output = await outputOf('npm', ['dist-tag', 'ls', name]);
  return new Map(Array.from(output.matchAll(/^(\S+): (\S+)$/gm), ([, tag = '', version = '']) => [tag, version]));
}
