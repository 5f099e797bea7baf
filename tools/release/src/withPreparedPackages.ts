import { readFile, writeFile } from 'node:fs/promises';
import { remoteUrl } from './git.ts';
import { hasIdentity, type Manifest, preparedManifest } from './preparedManifest.ts';
import { publishedFolders } from './publishedFolders.ts';
import { inRepository } from './repository.ts';
import { repositoryFields } from './repositoryFields.ts';
import { setModes } from './setModes.ts';

/**
 * Runs a command while the manifests say what only a release knows: the repository, from its Git remote, and whether npm proves
 * who has built the packages. Restores the manifests in any case.
 */
export async function withPreparedPackages(run: (folders: readonly string[]) => Promise<void>): Promise<void> {
  const remote = remoteUrl();
  const provenance = hasIdentity(process.env);
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
      const manifest = preparedManifest(JSON.parse(text) as Manifest, { ...fields, provenance });
      await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
      await setModes(inRepository(folder));
    }
    await run(folders);
  } finally {
    for (const [file, text] of originals) await writeFile(file, text);
    process.off('SIGINT', ignore);
  }
}
