import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Python writes compiled modules here when somebody imports the models where they were generated. */
const COMPILED = '__pycache__';

/** The files in a folder, relative to it and with `/`; none if it does not exist. Does not follow symbolic links. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  return filesBelow(folder, '').catch(() => []);
}

async function filesBelow(folder: string, prefix: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
  const files = entries.map((entry) => {
    const name = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return [name];
    return entry.name === COMPILED ? [] : filesBelow(folder, `${name}/`);
  });
  return (await Promise.all(files)).flat();
}
