import { deepStrictEqual } from 'node:assert/strict';
import path from 'node:path';
import type { Definition } from '@hookbook/contract';
import type { Dialect, Schema } from '@hookbook/contract/schema';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { summarise } from '@hookbook/spec-reader/diagnostics/summarise';
import { parseSpecFile, type SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import { fileUri } from '@hookbook/spec-reader/spec/file/uri';
import { indexResources } from '@hookbook/spec-reader/spec/indexing/indexResources';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { DefinitionCollector } from '../../src/schema/collectDefinitions.ts';
import { rememberedResults } from '../knownResults.ts';

export interface Canonicalised {
  readonly schema: Schema;
  /** By name. */
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Code and message of every problem with references, identifiers and names. */
  readonly problems: readonly string[];
}

/** Further files by name. A file whose name is a URI is resolved by that URI. */
export type OtherFiles = Readonly<Record<string, unknown>>;

/** The canonical form of a payload schema, which is in the file `schema.json`. It is the same if an earlier run knew it. */
export function canonicalised(schema: unknown, dialect: Dialect = '2020-12', others: OtherFiles = {}): Canonicalised {
  const canonical = canonicalisedWith(undefined, schema, dialect, others);
  const known = rememberedResults();
  for (const _ of ['find', 'know']) deepStrictEqual(canonicalisedWith(known, schema, dialect, others), canonical);
  return canonical;
}

export function canonicalisedWith(
  known: KnownResults | undefined,
  schema: unknown,
  dialect: Dialect = '2020-12',
  others: OtherFiles = {},
): Canonicalised {
  const { document, diagnostics } = documentOf(schema, dialect, others);
  const file = document.files.get('/specs/schema.json') as SpecFile;
  const definitions = new DefinitionCollector(document, known);
  const canonical = definitions.canonical(rootNode(file), dialect);
  return {
    schema: definitions.finalise(canonical),
    definitions: byName(definitions.list()),
    problems: summarise([...diagnostics, ...definitions.diagnostics()]).map(
      ({ code, message }) => `${code}: ${message}`,
    ),
  };
}

/** A document with one message, which has the schema as its payload. */
export function documentOf(
  schema: unknown,
  dialect: Dialect,
  others: OtherFiles = {},
): { document: SpecDocument; diagnostics: readonly Diagnostic[] } {
  const isOpenapi = dialect.startsWith('openapi-');
  const mediaType = isOpenapi ? 'application/vnd.oai.openapi' : 'application/schema+json';
  const version = isOpenapi ? dialect.replace('openapi-', '') : `draft-${dialect.replace('draft-', '')}`;
  const format = { schemaFormat: `${mediaType};version=${version}` };
  const root = fileOf('asyncapi.json', {
    asyncapi: '3.0.0',
    channels: { acme: { messages: { done: { payload: { ...format, schema: { $ref: './schema.json' } } } } } },
  });
  const list = [
    root,
    fileOf('schema.json', schema),
    ...Object.entries(others).map(([name, value]) => fileOf(name, value)),
  ];
  const files = new Map(list.map((file) => [file.path, file]));
  const { resources, diagnostics } = indexResources(root, files);
  return { document: { root, files, resources, hash: '' }, diagnostics };
}

function fileOf(name: string, value: unknown): SpecFile {
  const isUri = name.includes('://');
  const text = JSON.stringify(value);
  const { file } = parseSpecFile({
    path: isUri ? name : path.join('/specs', name),
    name,
    text,
    uri: isUri ? name : fileUri(name),
  });
  if (!file) throw new Error(`${name} cannot be read.`);
  return file;
}

function byName(definitions: readonly Definition[]): Record<string, Schema> {
  return Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
}
