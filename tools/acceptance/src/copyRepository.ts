import { cp, mkdir, mkdtemp, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './repository.ts';

const LEFT_OUT = new Set(['node_modules', '.git', '.cache', '.turbo', 'coverage']);

/**
 * A copy of the repository as it lies here, built or not, to edit and to run commands in. What npm installed is linked,
 * while the workspaces are those of the copy.
 */
export async function copyRepository({ without = [] }: { without?: readonly string[] } = {}): Promise<string> {
  const copy = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-acceptance-')));
  const skipped = new Set(without.map((name) => path.join(ROOT, name)));
  await cp(ROOT, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !LEFT_OUT.has(path.basename(source)) && !skipped.has(source),
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
    // Links to the workspaces and to their commands are relative, so the same links lead into the copy.
    if (name === '@hookbook') await copyLinks(path.join(modules, name), path.join(target, name));
    else await symlink(path.join(modules, name), path.join(target, name));
  }
  await copyLinks(path.join(modules, '.bin'), path.join(target, '.bin'));
  await linkNestedModules(copy);
  await cp(path.join(modules, '.cache/hookbook/validated'), path.join(target, '.cache/hookbook/validated'), {
    recursive: true,
    force: true,
  }).catch(() => undefined);
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
