import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export interface OldNode {
  readonly version: string;
  readonly command: string;
  /** Why it is this one. */
  readonly about: string;
}

/** The Node of the machine, which npm scripts do not see, as the repository brings a newer one along; else that one. */
export async function oldestNode(): Promise<OldNode> {
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
  return { version: process.version, command: process.execPath, about: 'as this machine has none from 20 on' };
}

function major(version: string): number {
  return Number(version.slice(1).split('.')[0]);
}
