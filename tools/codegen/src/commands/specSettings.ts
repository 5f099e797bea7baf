import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Included } from '@hookbook/normaliser/read/provider';
import { isInside } from '@hookbook/spec-reader/files/isInside';
import { findConfig } from '../config/findConfig.ts';
import { type Config, readConfig } from '../config/readConfig.ts';
import type { Io } from '../report/io.ts';
import { UsageError } from '../report/usage.ts';

export const DEFAULT_SPECS = 'specs/asyncapi.yaml';

/** The options of every command that say what it reads. */
export interface SpecOptions {
  readonly specs?: string;
  readonly root?: string;
  readonly overlay?: readonly string[];
  readonly include?: Included;
  readonly config?: string;
}

/** What a command reads, as absolute paths. */
export interface SpecSettings {
  readonly specs: string;
  readonly root?: string;
  readonly overlays: readonly string[];
  readonly include: readonly Included[];
}

/** The settings of a command: from its options, or else from the config file, or else the defaults. */
export async function specSettings(
  options: SpecOptions,
  { cwd }: Pick<Io, 'cwd'>,
): Promise<{ readonly settings: SpecSettings; readonly config: Config | undefined }> {
  const config = await configOf(options, cwd);
  const absolute = (file: string) => path.resolve(cwd, file);
  const specs = options.specs === undefined ? config?.specs : absolute(options.specs);
  const root = options.root === undefined ? config?.root : absolute(options.root);
  const overlays = options.overlay?.map(absolute) ?? config?.overlays ?? [];
  const include = options.include ? [options.include] : (config?.include ?? []);
  const settings = { include, specs: specs ?? path.resolve(baseFolder(config, cwd), DEFAULT_SPECS), overlays };
  if (root === undefined) return { settings, config };
  await checkRoot(root, settings.specs, cwd);
  return { settings: { ...settings, root }, config };
}

/** The folder that default paths are relative to. */
export function baseFolder(config: Config | undefined, cwd: string): string {
  return config ? path.dirname(config.file) : cwd;
}

async function configOf({ config }: SpecOptions, cwd: string): Promise<Config | undefined> {
  const file = config === undefined ? await findConfig(cwd) : path.resolve(cwd, config);
  return file === undefined ? undefined : readConfig(file);
}

async function checkRoot(root: string, specs: string, cwd: string): Promise<void> {
  const stats = await stat(root).catch(() => undefined);
  const [name, specsName] = [root, specs].map((file) => path.relative(cwd, file) || '.');
  if (!stats?.isDirectory()) throw new UsageError(`"${name}" is not a folder. Set --root to an existing folder.`);
  if (!isInside(root, specs))
    throw new UsageError(
      `"${specsName}" is outside "${name}". Set --root to a folder that contains the AsyncAPI document.`,
    );
}
