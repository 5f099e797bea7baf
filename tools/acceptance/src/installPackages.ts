import { existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Packed, packPackages } from './packPackages.ts';
import { publishedWorkspaces, ROOT } from './repository.ts';
import { runWell } from './run.ts';

export interface Installed {
  /** A project outside of the repository that has nothing but the packages. */
  readonly project: string;
  readonly packages: readonly Packed[];
}

/** Packs the built packages and installs them, without network and scripts, into an empty project. */
export async function installPackages(): Promise<Installed> {
  await checkBuilt();
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-installed-')));
  const packages = await packPackages(path.join(folder, 'tarballs'));
  const project = path.join(folder, 'project');
  await mkdir(project);
  await writeManifest(project);
  const tarballs = packages.map(({ tarball }) => tarball);
  await runWell('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs], {
    cwd: project,
  });
  return { project, packages };
}

/** A folder for a program inside of the project, which sees the installed packages and the named ones of this repository. */
export async function consumerFolder(project: string, name: string, others: readonly string[] = []): Promise<string> {
  const folder = path.join(project, name);
  for (const other of others) {
    const link = path.join(folder, 'node_modules', other);
    await mkdir(path.dirname(link), { recursive: true });
    if (!existsSync(link)) await symlink(path.join(ROOT, 'node_modules', other), link);
  }
  await mkdir(folder, { recursive: true });
  await writeManifest(folder);
  return folder;
}

function writeManifest(folder: string): Promise<void> {
  return writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
}

async function checkBuilt(): Promise<void> {
  for (const { folder } of publishedWorkspaces()) {
    await access(path.join(ROOT, folder, 'dist')).catch(() => {
      throw new Error(`${folder} is not built. Run npm run build first; npm test does.`);
    });
  }
}
