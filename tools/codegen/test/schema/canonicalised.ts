import path from 'node:path';
import type { Definition } from '@hookbook/contract';
import type { Dialect, Schema } from '@hookbook/contract/schema';
import { type Diagnostic, sortAndDeduplicate } from '../../src/diagnostics/diagnostic.ts';
import { DefinitionCollector } from '../../src/normalise/schema/collectDefinitions.ts';
import { parseSpecFile, type SpecFile } from '../../src/spec/file/specFile.ts';
import { rootNode } from '../../src/spec/file/specNode.ts';
import { indexResources } from '../../src/spec/indexing/indexResources.ts';
import type { SpecDocument } from '../../src/spec/specDocument.ts';

export interface Canonicalised {
  readonly schema: Schema;
  /** By name. */
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Codes and messages, of what the schemas declare and of their names. */
  readonly faults: readonly string[];
}

/** More files beside `schema.json`: by name or, where the name is a URI, as if supplied by it. */
export type OtherFiles = Readonly<Record<string, unknown>>;

/** Makes the schema of a payload canonical that stands in a file of its own. */
export function canonicalised(schema: unknown, dialect: Dialect = '2020-12', others: OtherFiles = {}): Canonicalised {
  const { document, diagnostics } = documentOf(schema, dialect, others);
  const file = document.files.get('/specs/schema.json') as SpecFile;
  const collected = new DefinitionCollector(document);
  const draft = collected.canonical(rootNode(file), dialect);
  return {
    schema: collected.finalise(draft),
    definitions: byName(collected.list()),
    faults: sortAndDeduplicate([...diagnostics, ...collected.diagnostics()]).map(
      ({ code, message }) => `${code}: ${message}`,
    ),
  };
}

/** A document whose one payload is the schema. */
export function documentOf(
  schema: unknown,
  dialect: Dialect,
  others: OtherFiles = {},
): { document: SpecDocument; diagnostics: readonly Diagnostic[] } {
  const payload = { schemaFormat: `application/schema+json;version=draft-${dialect.replace('draft-', '')}` };
  const root = fileOf('asyncapi.json', {
    asyncapi: '3.0.0',
    channels: { acme: { messages: { done: { payload: { ...payload, schema: { $ref: './schema.json' } } } } } },
  });
  const all = [
    root,
    fileOf('schema.json', schema),
    ...Object.entries(others).map(([name, value]) => fileOf(name, value)),
  ];
  const files = new Map(all.map((file) => [file.path, file]));
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
    ...(isUri && { uri: name }),
  });
  if (!file) throw new Error(`${name} cannot be read.`);
  return file;
}

function byName(definitions: readonly Definition[]): Record<string, Schema> {
  return Object.fromEntries(definitions.map(({ name, schema }) => [name, schema]));
}
