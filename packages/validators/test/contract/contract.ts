import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { providers } from '@hookbook/specs';

/** An example of the contract. */
export interface Example {
  readonly provider: string;
  readonly type: string;
  readonly file: string;
  readonly payload: unknown;
}

export const EXAMPLES: readonly Example[] = providers.flatMap(({ name, events }) =>
  events.flatMap(({ type, examples }) =>
    examples.map((file) => ({ provider: name, type, file, payload: readJson(file) })),
  ),
);

export const PROVIDERS: readonly string[] = providers.map(({ name }) => name);

/** Imports the source of a provider's module. */
export async function providerModule(name: string): Promise<Readonly<Record<string, unknown>>> {
  return import(`../../src/gen/${name}.ts`);
}

/** Imports the source of a provider's module with JSON Schemas. */
export async function schemaModule(name: string): Promise<Readonly<Record<string, unknown>>> {
  return import(`../../src/gen/${name}/json-schema.ts`);
}

function readJson(file: string): unknown {
  const subpath = file.replace(/^\.\//, '');
  return JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(`@hookbook/specs/${subpath}`)), 'utf8'));
}
