import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './runCommand.ts';
import { withPreparedPackages } from './withPreparedPackages.ts';

/** Publishes every package whose version is new, and tags the commit. */
export function publish(): Promise<void> {
  return withPreparedPackages(() => runCommand('changeset', ['publish']));
}

/** Writes the tarballs that `publish` would upload to a folder. */
export async function pack(folder: string): Promise<void> {
  const target = path.resolve(folder);
  await mkdir(target, { recursive: true });
  await withPreparedPackages((folders) =>
    runCommand('npm', ['pack', '--pack-destination', target, ...folders.flatMap((name) => ['--workspace', name])]),
  );
}
