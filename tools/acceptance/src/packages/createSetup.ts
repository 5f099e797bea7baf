import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Setup {
  /** `module`, or `commonjs` as npm's default. */
  readonly type: 'module' | 'commonjs';
  /** Files of `setups/` to copy. */
  readonly files: readonly string[];
  /** Files to write, by name; objects as JSON. */
  readonly configs?: Readonly<Record<string, string | object>>;
  /** The folders of packages that the project has besides ours, by name. */
  readonly links?: Readonly<Record<string, string>>;
}

/** Creates a project inside of one that has installed the packages. Returns its folder. */
export async function createSetup(project: string, name: string, setup: Setup): Promise<string> {
  const folder = path.join(project, name);
  await mkdir(folder);
  const manifest = { private: true, ...(setup.type === 'module' && { type: 'module' }) };
  for (const [file, content] of Object.entries({ 'package.json': manifest, ...setup.configs }))
    await writeFile(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  for (const file of setup.files)
    await copyFile(fileURLToPath(new URL(`../../setups/${file}`, import.meta.url)), path.join(folder, file));
  for (const [dependency, target] of Object.entries(setup.links ?? {})) {
    const link = path.join(folder, 'node_modules', dependency);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(target, link);
  }
  return folder;
}
