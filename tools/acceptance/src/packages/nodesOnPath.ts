import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { run } from '@hookbook/testkit/runProcess';

export interface NodeVersion {
  readonly version: string;
  readonly command: string;
}

const OLDEST_SUPPORTED = 20;

/** Finds the Node that runs this, and every other supported version in a folder of PATH. */
export async function nodesOnPath(): Promise<readonly NodeVersion[]> {
  const found = new Map([[process.version, process.execPath]]);
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const command = executable(path.join(folder, 'node'));
    const version = command && (await run(command, ['--version'], { cwd: '/' })).stdout.trim();
    if (command && version && majorOf(version) >= OLDEST_SUPPORTED && !found.has(version)) found.set(version, command);
  }
  return [...found].map(([version, command]) => ({ version, command }));
}

function majorOf(version: string): number {
  return Number(version.slice(1).split('.')[0]);
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}
