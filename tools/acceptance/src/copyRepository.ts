import { cp, mkdir, mkdtemp, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './repository.ts';

const EXCLUDED = new Set(['node_modules', '.git', '.cache', '.turbo', 'coverage']);

/**
 * Copies the repository, including everything built, to a temporary folder in which a test can edit files and run commands.
 * Installed packages are linked; the workspaces are those of the copy. Returns the folder.
 */
export async function copyRepository(): Promise<string> {
  const copy = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-acceptance-')));
  await cp(ROOT, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !EXCLUDED.has(path.basename(source)),
  });
  await linkModules(copy);
  return copy;
}

async function linkModules(copy: string): Promise<void> {
  const modules = path.join(ROOT, 'node_modules');
  const target = path.join(copy, 'node_modules');
  await mkdir(target);
  for (const name of await readdir(modules)) {
    if (name.startsWith('.')) continue;
    // npm's links to workspaces and commands are relative, so the same links point into the copy.
    if (name === '@hookbook') await copyLinks(path.join(modules, name), path.join(target, name));
    else await symlink(path.join(modules, name), path.join(target, name));
  }
  await copyLinks(path.join(modules, '.bin'), path.join(target, '.bin'));
  await linkNestedModules(copy);
  await copyValidationCache(modules, target);
}

async function copyLinks(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) await symlink(await readlink(path.join(from, name)), path.join(to, name));
}

async function linkNestedModules(copy: string): Promise<void> {
  for (const group of ['tools', 'packages']) {
    for (const name of await readdir(path.join(ROOT, group))) {
      const nested = path.join(ROOT, group, name, 'node_modules');
      const entries = await readdir(nested).catch(() => []);
      if (entries.length > 0) await symlink(nested, path.join(copy, group, name, 'node_modules'));
    }
  }
}

/** Without the cache, every copy would validate the contract again. */
async function copyValidationCache(modules: string, target: string): Promise<void> {
  const cache = '.cache/hookbook';
  await cp(path.join(modules, cache), path.join(target, cache), { recursive: true, force: true }).catch(
    () => undefined,
  );
}
