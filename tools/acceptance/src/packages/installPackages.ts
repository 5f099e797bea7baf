import { existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { publishedWorkspaces, ROOT } from '../repository.ts';
import { type PackedPackage, packPackages } from './packPackages.ts';

export interface InstalledPackages {
  /** A project outside of the repository that contains nothing but the packages. */
  readonly project: string;
  readonly packages: readonly PackedPackage[];
}

/** Packs the built packages of a repository and installs them, offline and without scripts, into an empty project. */
export async function installPackages(repository = ROOT): Promise<InstalledPackages> {
  await requireBuild(repository);
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-installed-')));
  const packages = await packPackages(path.join(folder, 'tarballs'), repository);
  const project = path.join(folder, 'project');
  await mkdir(project);
  await writeManifest(project);
  const tarballs = packages.map(({ tarball }) => tarball);
  await runOrThrow('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs], {
    cwd: project,
  });
  return { project, packages };
}

/**
 * Creates a folder for programs inside of the project. They can import the installed packages, and of the packages that this
 * repository has installed the ones in `dependencies`.
 */
export async function createConsumer(
  project: string,
  name: string,
  dependencies: readonly string[] = [],
): Promise<string> {
  const folder = path.join(project, name);
  for (const dependency of dependencies) {
    const link = path.join(folder, 'node_modules', dependency);
    await mkdir(path.dirname(link), { recursive: true });
    if (!existsSync(link)) await symlink(path.join(ROOT, 'node_modules', dependency), link);
  }
  await mkdir(folder, { recursive: true });
  await writeManifest(folder);
  return folder;
}

function writeManifest(folder: string): Promise<void> {
  return writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
}

async function requireBuild(repository: string): Promise<void> {
  for (const { folder } of publishedWorkspaces()) {
    await access(path.join(repository, folder, 'dist')).catch(() => {
      throw new Error(`${folder} is not built. Run npm run build first; npm test does.`);
    });
  }
}
