import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);

/** The absolute path of a file of the repository. */
export function inRepository(file: string): string {
  return fileURLToPath(new URL(file, ROOT));
}

/** The version of all packages, which Changesets has raised. */
export async function releasedVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(inRepository('specs/package.json'), 'utf8')) as { version: string };
  return version;
}
