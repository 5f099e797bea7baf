import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = path.dirname(fileURLToPath(import.meta.resolve('@hookbook/validators/package.json')));

/** Puts what is measured into a folder, the validators as npm would install them there: workspaces are links. */
export async function installCopy(folder: string): Promise<void> {
  const target = path.join(folder, 'node_modules/@hookbook/validators');
  await rm(folder, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of ['package.json', 'dist'])
    await cp(path.join(PACKAGE, name), path.join(target, name), { recursive: true });
  for (const name of ['child.js', 'modules'])
    await cp(path.join(import.meta.dirname, name), path.join(folder, name), { recursive: true });
  await cp(path.join(import.meta.dirname, 'empty'), path.join(folder, 'node_modules/empty'), { recursive: true });
}
