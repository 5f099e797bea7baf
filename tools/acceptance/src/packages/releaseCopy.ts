import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type RunningProcess, type RunResult, runOrThrow, startProcess } from '@hookbook/testkit/runProcess';
import { copyRepository } from '../copyRepository.ts';
import { ROOT, readManifest } from '../repository.ts';
import { shareCache } from '../turbo.ts';

/** The program behind `npm run release`. */
export const RELEASE = 'tools/release/src/main.ts';

/** A changeset of the copy, for a minor release. */
export const CHANGESET = '.changeset/early-birds-sing.md';

/** Keeps the Git settings of whoever runs this out of the copy. */
const IDENTITY = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', EMAIL: 'nobody@example.com' };

/** The version of this repository, and the one that `npm run version` sets in a copy. */
export const CURRENT_VERSION = readManifest(path.join(ROOT, 'specs')).version;
export const NEXT_VERSION = afterMinor(CURRENT_VERSION);

export interface ReleaseCopy {
  readonly folder: string;
  /** The variables with which its commands use the registry, and no settings of a person. */
  readonly env: Readonly<Record<string, string>>;
  readonly git: (...args: readonly string[]) => Promise<RunResult>;
  /** Commits all files. */
  readonly commit: (message: string) => Promise<RunResult>;
  readonly npmRun: (script: string) => Promise<RunResult>;
  /** Publishes without a build, as the last part of `npm run release` does. */
  readonly publish: () => RunningProcess;
  /** Approves without a build, as the last part of `npm run release:approve` does. */
  readonly approve: (variables?: ReleaseCopy['env']) => RunningProcess;
  readonly remove: () => Promise<void>;
}

/** Copies the repository with a Git history of its own and a pending changeset. npm uses the registry of the `.npmrc` there. */
export async function createReleaseCopy(npmrc: string, variables: ReleaseCopy['env'] = {}): Promise<ReleaseCopy> {
  const folder = await copyRepository();
  const userconfig = path.join(folder, 'node_modules/.npmrc');
  await writeFile(userconfig, npmrc);
  await writeFile(path.join(folder, CHANGESET), `---\n'@hookbook/types': minor\n---\n\nBirds have events.\n`);
  const env = { ...IDENTITY, ...variables, npm_config_userconfig: userconfig };
  const git: ReleaseCopy['git'] = (...args) => runOrThrow('git', args, { cwd: folder, env });
  const commit: ReleaseCopy['commit'] = async (message) => {
    await git('add', '.');
    return git('commit', '-q', '--allow-empty', '-m', message);
  };
  await git('init', '-q', '-b', 'main');
  await commit('feat: birds');
  // Turborepo computes the hashes of this repository only in a repository of Git.
  await shareCache(folder);
  return {
    folder,
    env,
    git,
    commit,
    npmRun: (script) => runOrThrow('npm', ['run', script], { cwd: folder, env }),
    publish: () => startProcess('node', [RELEASE, 'publish'], { cwd: folder, env }),
    approve: (variables = {}) =>
      startProcess('node', [RELEASE, 'approve'], { cwd: folder, env: { ...env, ...variables } }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Publishes or approves from another commit, which changes the README of a package, and goes back to the commit before. */
export async function publishOtherContent(
  copy: ReleaseCopy,
  packageFolder: string,
  start: () => RunningProcess = copy.publish,
): Promise<RunResult> {
  const readme = path.join(copy.folder, packageFolder, 'README.md');
  await writeFile(readme, `${await readFile(readme, 'utf8')}\nMore.\n`);
  await copy.commit('more words');
  const result = await start().ended;
  await copy.git('reset', '-q', '--hard', 'HEAD~1');
  return result;
}

function afterMinor(version: string): string {
  const [major, minor] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}
