import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Copies the validators and everything else to measure into a folder. npm would link workspaces, not install them. */
export async function installCopy(folder: string): Promise<void> {
  const validators = path.dirname(fileURLToPath(import.meta.resolve('@hookbook/validators/package.json')));
  const target = path.join(folder, 'node_modules/@hookbook/validators');
  await rm(folder, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const name of ['package.json', 'dist'])
    await cp(path.join(validators, name), path.join(target, name), { recursive: true });
  for (const name of ['measureImport.js', 'modules'])
    await cp(path.join(import.meta.dirname, name), path.join(folder, name), { recursive: true });
  await cp(path.join(import.meta.dirname, 'empty'), path.join(folder, 'node_modules/empty'), { recursive: true });
}
