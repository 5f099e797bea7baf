import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { runOrThrow } from '@hookbook/testkit/runProcess';
import { ROOT } from './repository.ts';

/** The hashes of tasks, by task such as `types#build`. Turborepo runs a task again when its hash changes. */
export type TaskHashes = Readonly<Record<string, string>>;

/** The hash of every task that `turbo run <names>` consists of. */
export async function taskHashes(repository: string, ...names: readonly string[]): Promise<TaskHashes> {
  const { stdout } = await runOrThrow('turbo', ['run', ...names, '--dry=json'], { cwd: repository });
  const { tasks } = JSON.parse(stdout) as { tasks: { taskId: string; hash: string; command: string }[] };
  const runnable = tasks.filter(({ command }) => command !== '<NONEXISTENT>');
  return Object.fromEntries(runnable.map(({ taskId, hash }) => [taskId.replace('@hookbook/', ''), hash]));
}

/** Copies the cached results of this repository's build, so that building a copy takes no time. */
export async function shareCache(copy: string): Promise<void> {
  const from = path.join(ROOT, '.turbo/cache');
  const to = path.join(copy, '.turbo/cache');
  await mkdir(to, { recursive: true });
  const hashes = Object.values(await taskHashes(copy, 'build'));
  const entries = (await readdir(from).catch(() => [])).filter((name) => hashes.some((hash) => name.startsWith(hash)));
  for (const name of entries) await cp(path.join(from, name), path.join(to, name));
}
