import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './repository.ts';
import { runWell } from './run.ts';

export type TaskHashes = Readonly<Record<string, string>>;

/** The hash of every task that `turbo run build` has. A task runs again if its hash is new. */
export async function buildHashes(repository: string): Promise<TaskHashes> {
  const { stdout } = await runWell('turbo', ['run', 'build', '--dry=json'], { cwd: repository });
  const { tasks } = JSON.parse(stdout) as { tasks: { taskId: string; hash: string; command: string }[] };
  const real = tasks.filter(({ command }) => command !== '<NONEXISTENT>');
  return Object.fromEntries(real.map(({ taskId, hash }) => [taskId.replace('@hookbook/', ''), hash]));
}

/** Gives a copy what this repository's cache has for the same tasks, so that a copy of a built repository is built too. */
export async function shareCache(copy: string): Promise<void> {
  const from = path.join(ROOT, '.turbo/cache');
  const to = path.join(copy, '.turbo/cache');
  await mkdir(to, { recursive: true });
  const hashes = Object.values(await buildHashes(copy));
  const entries = (await readdir(from).catch(() => [])).filter((name) => hashes.some((hash) => name.startsWith(hash)));
  for (const name of entries) await cp(path.join(from, name), path.join(to, name));
}
