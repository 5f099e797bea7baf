import type { Dialect } from '@hookbook/contract/schema';

/** The dialect of a `schemaFormat`; undefined if the format is not supported. AsyncAPI's own format extends draft-07. */
export function dialectOf(schemaFormat: string | undefined): Dialect | undefined {
  if (schemaFormat === undefined) return 'draft-07';
  const format = schemaFormat.toLowerCase().replace(/\s/g, '');
  return FORMATS.find(({ pattern }) => pattern.test(format))?.dialect;
}

const FORMATS: readonly { readonly pattern: RegExp; readonly dialect: Dialect }[] = [
  { pattern: /^application\/vnd\.aai\.asyncapi(\+(json|yaml))?(;version=[23]\.\d+\.\d+)?$/, dialect: 'draft-07' },
  { pattern: /^application\/schema\+(json|yaml)(;version=(draft-|draft\/)?0?[67])?$/, dialect: 'draft-07' },
  { pattern: /^application\/schema\+(json|yaml);version=(draft-|draft\/)?0?4$/, dialect: 'draft-04' },
  { pattern: /^application\/schema\+(json|yaml);version=(draft-|draft\/)?2019-09$/, dialect: '2019-09' },
  { pattern: /^application\/schema\+(json|yaml);version=(draft-|draft\/)?2020-12$/, dialect: '2020-12' },
  { pattern: /^application\/vnd\.oai\.openapi(\+(json|yaml))?(;version=3\.0(\.\d+)?)?$/, dialect: 'openapi-3.0' },
  { pattern: /^application\/vnd\.oai\.openapi(\+(json|yaml))?;version=3\.[12](\.\d+)?$/, dialect: 'openapi-3.1' },
];

/** The plugin of `@asyncapi/parser` that a format would need; undefined if there is none. */
export function parserPlugin(schemaFormat: string): string | undefined {
  const format = schemaFormat.toLowerCase();
  const [, plugin] = PLUGINS.find(([pattern]) => pattern.test(format)) ?? [];
  return plugin;
}

const PLUGINS: readonly (readonly [RegExp, string])[] = [
  [/avro/, '@asyncapi/avro-schema-parser'],
  [/protobuf/, '@asyncapi/protobuf-schema-parser'],
  [/raml/, '@asyncapi/raml-dt-schema-parser'],
];
