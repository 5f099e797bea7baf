import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { publishedFolders } from './publishedFolders.ts';

const run = promisify(execFile);

/** The packages of which npm would pack other files in the second copy of the repository than in the first. */
export async function changedPackages(before: string, after: string): Promise<readonly string[]> {
  const [old, now] = await Promise.all([before, after].map(packedHashes));
  return [...(now ?? new Map())].filter(([name, hash]) => old?.get(name) !== hash).map(([name]) => name);
}

async function packedHashes(root: string): Promise<ReadonlyMap<string, string>> {
  const workspaces = (await publishedFolders(root)).flatMap((folder) => ['--workspace', folder]);
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', ...workspaces], options);
  const packed = JSON.parse(stdout) as readonly { readonly name: string; readonly integrity: string }[];
  return new Map(packed.map(({ name, integrity }) => [name, integrity]));
}
