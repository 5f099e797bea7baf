import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export interface OldestNode {
  readonly version: string;
  readonly command: string;
  /** Why this one was chosen. */
  readonly about: string;
}

/**
 * The Node of the machine, if it is older than the one that the repository installs. npm scripts do not see it, because
 * the installed one comes first in PATH.
 */
export async function oldestNode(): Promise<OldestNode> {
  const PATH = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.split(path.sep).includes('node_modules'))
    .join(path.delimiter);
  const program = 'console.log(JSON.stringify({ version: process.version, command: process.execPath }))';
  const found = await promisify(execFile)('node', ['--eval', program], { env: { ...process.env, PATH } }).then(
    ({ stdout }) => JSON.parse(stdout) as { version: string; command: string },
    () => undefined,
  );
  if (found && major(found.version) >= 20 && major(found.version) < major(process.version))
    return { ...found, about: 'the Node of this machine' };
  return {
    version: process.version,
    command: process.execPath,
    about: 'because this machine has no older one from 20 on',
  };
}

function major(version: string): number {
  return Number(version.slice(1).split('.')[0]);
}
