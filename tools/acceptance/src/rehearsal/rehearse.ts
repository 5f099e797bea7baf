import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { type FaultyProxy, startFaultyProxy } from '../packages/faultyProxy.ts';
import { npmrc } from '../packages/npmrc.ts';
import {
  CURRENT_VERSION,
  createReleaseCopy,
  NEXT_VERSION,
  publishOtherContent,
  type ReleaseCopy,
} from '../packages/releaseCopy.ts';
import { publishedWorkspaces, ROOT } from '../repository.ts';
import { INTERRUPTIONS, type Interruption, KILLED } from './interruptions.ts';
import { checkProject, PROJECTS } from './projects.ts';
import { packumentOf } from './published.ts';
import { RehearsalError } from './rehearsalError.ts';
import { installVerdaccio, startVerdaccio, VERDACCIO } from './verdaccio.ts';

/** Runs one step, and prints its name and how long it took. */
export type Step = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

export interface Rehearsed {
  readonly packages: number;
  readonly faults: number;
  readonly projects: number;
}

interface Stage {
  /** A folder for everything that the rehearsal writes, which is deleted. */
  readonly folder: string;
  readonly proxy: FaultyProxy;
  readonly copy: ReleaseCopy;
  readonly step: Step;
}

const PUBLISHED = publishedWorkspaces();
const REMOTE = 'git@forge.example:birds/nest.git';

/**
 * Publishes two versions to a registry that people use. The second one is interrupted after each package. Then projects install
 * it. Throws if a version is incomplete, or if anybody gets one before all of it is there.
 */
export async function rehearse(step: Step): Promise<Rehearsed> {
  await step(`install ${VERDACCIO}`, installVerdaccio);
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-rehearsal-')));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const registry = await step('start it', () => startVerdaccio(folder));
  cleanup.defer(registry.stop);
  const proxy = await startFaultyProxy(registry.port);
  cleanup.defer(proxy.close);
  const variables = { npm_config_cache: path.join(folder, 'npm'), TMPDIR: path.join(folder, 'temporary') };
  await mkdir(variables.TMPDIR);
  const copy = await step('copy the repository', () => createReleaseCopy(npmrc(proxy.port, registry.token), variables));
  cleanup.defer(copy.remove);
  const stage = { folder, proxy, copy, step };
  await releaseFirst(stage);
  const faults = await releaseNext(stage);
  const project = await installEverywhere(stage, variables);
  await step('every compiler, bundler and test runner, with each Node', () => checkSetups(project));
  return { packages: PUBLISHED.length, faults, projects: PROJECTS.length };
}

async function releaseFirst({ proxy, copy, step }: Stage): Promise<void> {
  await step(`release ${CURRENT_VERSION}, the first version`, async () => {
    await copy.git('remote', 'add', 'origin', REMOTE);
    await copy.npmRun('release');
  });
  await requireTags(proxy, { latest: CURRENT_VERSION });
}

/** Returns the number of faults. */
async function releaseNext(stage: Stage): Promise<number> {
  const { proxy, copy, step } = stage;
  await step(`build ${NEXT_VERSION}`, async () => {
    await copy.npmRun('version');
    await copy.commit(`chore: release ${NEXT_VERSION}`);
    await copy.npmRun('build');
  });
  const interruptions = PUBLISHED.map((_, index) => INTERRUPTIONS[index % INTERRUPTIONS.length] ?? KILLED);
  for (const [index, interruption] of interruptions.entries()) {
    await interrupt(stage, `upload ${index + 1}`, interruption, 1);
    await requireState(proxy, { uploaded: index + 1, latest: 0 });
  }
  await step('refuse other files', () => requireRefusal(copy));
  // The tag of a package is set, and then that of its upload is removed.
  await interrupt(stage, 'three packages have the tag latest', KILLED, 5);
  await requireState(proxy, { uploaded: PUBLISHED.length, latest: 3 });
  await step(`complete ${NEXT_VERSION}`, () => copy.npmRun('release'));
  await requireTags(proxy, { latest: NEXT_VERSION });
  return interruptions.length + 2;
}

/** Runs the release until the registry has accepted some changes. */
async function interrupt(
  { proxy, copy, step }: Stage,
  moment: string,
  interruption: Interruption,
  changes: number,
): Promise<void> {
  await step(`interrupt after ${moment}: ${interruption.name}`, async () => {
    const { code } = await interruption.publish(copy, proxy, changes);
    if (code === 0) throw new RehearsalError('The release has succeeded although it was interrupted.');
  });
  proxy.repair();
}

/** Throws unless so many packages have the next version, and so many installations get it. */
async function requireState(
  { port }: FaultyProxy,
  expected: { readonly uploaded: number; readonly latest: number },
): Promise<void> {
  const packuments = await Promise.all(PUBLISHED.map(({ manifest }) => packumentOf(port, manifest.name)));
  const uploaded = packuments.filter((packument) => packument?.versions[NEXT_VERSION] !== undefined).length;
  if (uploaded !== expected.uploaded)
    throw new RehearsalError(
      `${uploaded} packages are uploaded instead of ${expected.uploaded}. Correct tools/release/src/publish.ts.`,
    );
  const latest = packuments.filter((packument) => packument?.['dist-tags'].latest === NEXT_VERSION).length;
  if (latest !== expected.latest)
    throw new RehearsalError(
      `${latest} packages have the tag latest instead of ${expected.latest}. Correct tools/release/src/registry.ts.`,
    );
}

/** Throws unless all packages have these tags and no others. */
async function requireTags({ port }: FaultyProxy, tags: Readonly<Record<string, string>>): Promise<void> {
  const wanted = JSON.stringify(tags);
  for (const { manifest } of PUBLISHED) {
    const found = JSON.stringify((await packumentOf(port, manifest.name))?.['dist-tags']);
    if (found !== wanted)
      throw new RehearsalError(
        `${manifest.name} has the tags ${found} instead of ${wanted}. Correct tools/release/src/registry.ts.`,
      );
  }
}

async function requireRefusal(copy: ReleaseCopy): Promise<void> {
  const { code, stderr } = await publishOtherContent(copy, PUBLISHED[0]?.folder ?? '');
  if (code === 1 && stderr.includes(`${NEXT_VERSION} is published already, with other files`)) return;
  throw new RehearsalError(
    `The release of other files under the same version ended with ${code}: ${stderr} Correct tools/release/src/publish.ts.`,
  );
}

/** Returns the folder of a project in which the packages are installed. */
async function installEverywhere({ folder, proxy, step }: Stage, variables: ReleaseCopy['env']): Promise<string> {
  const userconfig = path.join(folder, '.npmrc');
  await writeFile(userconfig, `registry=http://127.0.0.1:${proxy.port}/\nfetch-retries=0\n`);
  const env = { ...variables, npm_config_userconfig: userconfig };
  const folderOf = (index: number) => path.join(folder, `project-${index}`);
  for (const [index, project] of PROJECTS.entries())
    await step(`install: ${project.name}`, () => checkProject(project, folderOf(index), NEXT_VERSION, env));
  return folderOf(0);
}

/** The same set-ups as in the tests, with the packages of the registry. */
async function checkSetups(project: string): Promise<void> {
  const args = ['vitest', 'run', '--root', '../..', '--testTimeout=300000', '--hookTimeout=300000'];
  // The name of a script decides which report vitest writes.
  const env = { HOOKBOOK_INSTALLED: project, npm_lifecycle_event: 'test:rehearsal' };
  const cwd = path.join(ROOT, 'tools/acceptance');
  await runOrThrow('npx', [...args, 'tools/acceptance/release/setups.test.ts'], { cwd, env });
}
