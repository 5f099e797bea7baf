import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../report/usage.ts';
import { checkConfig } from './checkConfig.ts';
import type { HookbookConfig } from './config.ts';

/** A config, with absolute paths. */
export interface Config extends HookbookConfig {
  readonly file: string;
}

/** Reads a config file, and checks it. */
export async function readConfig(file: string): Promise<Config> {
  const config = checkConfig(await loadValue(file), path.basename(file));
  const absolute = (name: string) => path.resolve(path.dirname(file), name);
  const { specs, root, overlays, include, siteUrl, payloadCheck, artifacts } = config;
  return {
    file,
    ...(specs !== undefined && { specs: absolute(specs) }),
    ...(root !== undefined && { root: absolute(root) }),
    ...(include && { include }),
    ...(siteUrl !== undefined && { siteUrl }),
    ...(payloadCheck !== undefined && { payloadCheck }),
    ...(overlays && { overlays: overlays.map(absolute) }),
    ...(artifacts && {
      artifacts: Object.fromEntries(Object.entries(artifacts).map(([name, folder]) => [name, absolute(folder)])),
    }),
  };
}

async function loadValue(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8'));
    const module: { readonly default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return module.default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path.basename(file)} cannot be loaded: ${reason}`);
  }
}
