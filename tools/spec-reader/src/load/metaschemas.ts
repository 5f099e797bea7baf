import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A schema in a local file that is referred to by URI. */
export interface ResolvedSchema {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** Finds the schema with a URI (without fragment); returns undefined if it is not known. Must not use the network. */
export type SchemaResolver = (uri: string) => Promise<ResolvedSchema | undefined>;

const DRAFT_2020_12 = 'https://json-schema.org/draft/2020-12/';

const FILES: Readonly<Record<string, string>> = {
  'http://json-schema.org/draft-07/schema': 'json-schema-draft-07.json',
  [`${DRAFT_2020_12}schema`]: 'json-schema-2020-12/schema.json',
  ...Object.fromEntries(
    ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'].map((name) => [
      `${DRAFT_2020_12}meta/${name}`,
      `json-schema-2020-12/meta/${name}.json`,
    ]),
  ),
};

/** Finds the metaschemas of JSON Schema, from the copies in Ajv. */
export const resolveMetaschema: SchemaResolver = async (uri) => {
  const name = Object.hasOwn(FILES, uri) ? FILES[uri] : undefined;
  if (name === undefined) return undefined;
  const path = createRequire(import.meta.url).resolve(`ajv/dist/refs/${name}`);
  return { path, text: await readFile(path, 'utf8') };
};
