import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { remoteUrl } from './git.ts';
import { type ContractFacts, type Manifest, preparedManifest } from './preparedManifest.ts';
import { publishedFolders } from './publishedFolders.ts';
import { inRepository, releasedVersion } from './repository.ts';
import { repositoryFields } from './repositoryFields.ts';
import { setModes } from './setModes.ts';

/**
 * Runs a command while the manifests say what only a release knows: the repository, from its Git remote, and the contract. Restores
 * the manifests in any case.
 */
export async function withPreparedPackages(run: (folders: readonly string[]) => Promise<void>): Promise<void> {
  const remote = remoteUrl();
  const hookbook = await contractFacts();
  const folders = await publishedFolders();
  const prepared = folders.map((folder) => ({ folder, fields: repositoryFields(remote, folder) }));
  const originals = new Map<string, string>();
  // The command gets the signal as well. When it has ended, the manifests are restored.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    for (const { folder, fields } of prepared) {
      const file = inRepository(`${folder}/package.json`);
      const text = await readFile(file, 'utf8');
      originals.set(file, text);
      const manifest = preparedManifest(JSON.parse(text) as Manifest, { ...fields, hookbook });
      await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
      await setModes(inRepository(folder));
    }
    await run(folders);
  } finally {
    for (const [file, text] of originals) await writeFile(file, text);
    process.off('SIGINT', ignore);
  }
}

async function contractFacts(): Promise<ContractFacts> {
  const bundle = await readFile(inRepository('specs/dist/asyncapi.json'));
  const digest = `sha256-${createHash('sha256').update(bundle).digest('base64')}`;
  return { contract: await releasedVersion(), digest };
}
