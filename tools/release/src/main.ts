import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { withVersion } from './withVersion.ts';

const SPECS = new URL('../../../specs/', import.meta.url);

/** Copies the version of the package `@hookbook/specs`, which Changesets has raised, to the contract. */
async function main(): Promise<void> {
  const manifest = await readFile(new URL('package.json', SPECS), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const file = new URL('asyncapi.yaml', SPECS);
  await writeFile(file, withVersion(await readFile(file, 'utf8'), version));
  console.log(`Set the version of ${fileURLToPath(file)} to ${version}.`);
}

await main();
