import path from 'node:path';
import { isMapping } from '@hookbook/contract/data';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { isInside } from '@hookbook/spec-reader/files/isInside';
import { ARTIFACTS } from '../generate/artifacts.ts';
import { UsageError } from '../report/usage.ts';
import type { HookbookConfig } from './config.ts';
import { SITE_URL_FORM, siteUrlOf } from './siteUrl.ts';

/** Checks the value of a config file, whose paths are still relative to it. */
export function checkConfig(value: unknown, file: string): HookbookConfig {
  if (!isMapping(value))
    throw new UsageError(`${file} must have an object as its ${file.endsWith('.json') ? 'value' : 'default export'}.`);
  for (const [key, member] of Object.entries(value)) {
    const field = fieldOf(key);
    if (!field) throw new UsageError(`${file}: Unknown field "${key}".${didYouMean(key, Object.keys(FIELDS))}`);
    if (member !== undefined && !field.isValid(member))
      throw new UsageError(`${file}: "${key}" must be ${field.expected}.`);
  }
  const config = value as HookbookConfig;
  checkArtifacts(config, file);
  return config;
}

interface Field {
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
}

const PATH: Field = { expected: 'a path', isValid: isPath };

const FIELDS: Readonly<Record<keyof HookbookConfig, Field>> = {
  specs: PATH,
  root: PATH,
  overlays: { expected: 'a list of paths', isValid: (value) => Array.isArray(value) && value.every(isPath) },
  include: {
    expected: "a list with 'receive'",
    isValid: (value) => Array.isArray(value) && value.every((item) => item === 'receive'),
  },
  siteUrl: { expected: SITE_URL_FORM, isValid: (value) => typeof value === 'string' && siteUrlOf(value) !== undefined },
  payloadCheck: { expected: 'true or false', isValid: (value) => typeof value === 'boolean' },
  artifacts: {
    expected: 'an object with the folder of each artifact',
    isValid: (value) => isMapping(value) && Object.values(value).every(isPath),
  },
};

function fieldOf(key: string): Field | undefined {
  return Object.hasOwn(FIELDS, key) ? FIELDS[key as keyof HookbookConfig] : undefined;
}

function isPath(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

/** Generating replaces everything in the folder of an artifact, so no folder may contain what another one holds. */
function checkArtifacts({ artifacts = {}, specs = '', overlays = [] }: HookbookConfig, file: string): void {
  const available: readonly string[] = ARTIFACTS.map(({ name }) => name);
  for (const [name, folder] of Object.entries(artifacts)) {
    if (!available.includes(name))
      throw new UsageError(
        `${file}: Unknown artifact "${name}".${didYouMean(name, available)} Available artifacts: ${available.join(', ')}.`,
      );
    const others = Object.entries(artifacts).flatMap(([other, path]) => (other === name ? [] : [path]));
    const inside = ['.', specs, ...overlays, ...others].find((other) => contains(folder, other));
    if (inside !== undefined)
      throw new UsageError(
        `${file}: The folder of "${name}" contains "${inside}", and generating would remove it. Choose another folder.`,
      );
  }
}

function contains(folder: string, other: string): boolean {
  return isInside(path.resolve(folder), path.resolve(other));
}
