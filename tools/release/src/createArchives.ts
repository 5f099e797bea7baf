import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { goModuleArchive, javaProjectArchive, wheel } from './archives.ts';
import { readFolder } from './readFolder.ts';
import { inRepository, releasedVersion } from './repository.ts';

const FOLDER = 'dist/models';

/** Writes an archive of the models of each language to `dist/models`, with their checksums. */
export async function createArchives(): Promise<void> {
  const version = await releasedVersion();
  const archives = [
    wheel(await readFolder('packages/models-python'), version),
    goModuleArchive(await readFolder('packages/models-go'), version),
    javaProjectArchive(await readFolder('packages/models-java'), version),
  ];
  const target = inRepository(FOLDER);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const { name, bytes } of archives) {
    await writeFile(path.join(target, name), bytes);
    console.log(`Wrote ${FOLDER}/${name}.`);
  }
  const sums = archives.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  await writeFile(path.join(target, 'SHA256SUMS'), sums.join(''));
}
