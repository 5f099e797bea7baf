import { readFile, writeFile } from 'node:fs/promises';
import { inRepository, releasedVersion } from './repository.ts';
import { inAsyncapi, inPom, inPyproject, type ReplaceVersion } from './versions.ts';

/** The files that state the version and are not manifests of npm. A Go module has its version in a tag. */
const FILES: Readonly<Record<string, ReplaceVersion>> = {
  'specs/asyncapi.yaml': inAsyncapi,
  'packages/models-python/pyproject.toml': inPyproject,
  'packages/models-java/pom.xml': inPom,
};

/** Copies the version of the packages to the contract and to the manifests of other ecosystems. */
export async function setVersions(): Promise<void> {
  const version = await releasedVersion();
  for (const [file, replace] of Object.entries(FILES)) {
    await writeFile(inRepository(file), replace(await readFile(inRepository(file), 'utf8'), version));
    console.log(`Set the version of ${file} to ${version}.`);
  }
}
