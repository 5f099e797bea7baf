import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../load/rootFolder.ts';
import type { Io } from '../report/io.ts';
import { UsageError } from '../report/usage.ts';

/** The options of every command that say what it reads. */
export interface SpecOptions {
  readonly specs: string;
  readonly root?: string;
  readonly overlay?: readonly string[];
}

/** What a command reads, as absolute paths. */
export interface SpecSettings {
  readonly specs: string;
  readonly root?: string;
  readonly overlays: readonly string[];
}

/** Makes the paths of the options absolute. */
export async function specSettings(options: SpecOptions, { cwd }: Pick<Io, 'cwd'>): Promise<SpecSettings> {
  const specs = path.resolve(cwd, options.specs);
  const overlays = (options.overlay ?? []).map((overlay) => path.resolve(cwd, overlay));
  if (options.root === undefined) return { specs, overlays };
  const root = path.resolve(cwd, options.root);
  const stats = await stat(root).catch(() => undefined);
  if (!stats?.isDirectory())
    throw new UsageError(`"${options.root}" is not a folder. Set --root to an existing folder.`);
  if (!isInside(root, specs))
    throw new UsageError(
      `"${options.specs}" is outside "${options.root}". Set --root to a folder that contains the AsyncAPI document.`,
    );
  return { specs, root, overlays };
}
