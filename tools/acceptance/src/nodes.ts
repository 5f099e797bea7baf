import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';

export interface Node {
  readonly version: string;
  readonly command: string;
}

/** The Node that runs this, and every other version from 20 on that PATH leads to. */
export async function nodesOnPath(): Promise<readonly Node[]> {
  const found = new Map([[process.version, process.execPath]]);
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const command = executable(path.join(folder, 'node'));
    const version = command && (await run(command, ['--version'], { cwd: '/' })).stdout.trim();
    if (command && version && Number(version.slice(1).split('.')[0]) >= 20 && !found.has(version)) {
      found.set(version, command);
    }
  }
  return [...found].map(([version, command]) => ({ version, command }));
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}
