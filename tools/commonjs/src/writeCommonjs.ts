import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commonjsModule } from './commonjsModule.ts';
import { reachedDeclarations, reachedModules } from './reached.ts';
import { requiredModules } from './requiredModules.ts';

/**
 * Writes to `dist/cjs` every module of `dist` that `require` can reach, as CommonJS and under the same name, and a copy of
 * its declarations. TypeScript and Node take both for CommonJS because of the `package.json` in that folder.
 */
export async function writeCommonjs(workspace: string): Promise<void> {
  const dist = path.join(workspace, 'dist');
  const target = path.join(dist, 'cjs');
  await rm(target, { recursive: true, force: true });
  const entries = await requiredModules(workspace);
  for (const module of await reachedModules(dist, entries)) {
    const text = await readFile(path.join(dist, module), 'utf8');
    await write(path.join(target, module), await commonjsModule(module, text));
  }
  for (const declaration of await reachedDeclarations(dist, entries)) {
    const copy = path.join(target, declaration);
    await mkdir(path.dirname(copy), { recursive: true });
    await copyFile(path.join(dist, declaration), copy);
  }
  await write(path.join(target, 'package.json'), '{ "type": "commonjs", "sideEffects": false }\n');
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
