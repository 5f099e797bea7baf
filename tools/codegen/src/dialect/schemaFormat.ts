/** The JSON Schema dialects that a payload may be written in. */
export type Dialect = 'draft-07' | '2020-12';

/** The dialect of a `schemaFormat`; AsyncAPI's own format is a superset of draft-07. Undefined if it is not supported. */
export function dialectOf(schemaFormat: string | undefined): Dialect | undefined {
  if (schemaFormat === undefined) return 'draft-07';
  const format = schemaFormat.toLowerCase().replace(/\s/g, '');
  if (/^application\/vnd\.aai\.asyncapi(\+(json|yaml))?(;version=[23]\.\d+\.\d+)?$/.test(format)) return 'draft-07';
  if (/^application\/schema\+(json|yaml)(;version=draft-0?7)?$/.test(format)) return 'draft-07';
  if (/^application\/schema\+(json|yaml);version=(draft-|draft\/)?2020-12$/.test(format)) return '2020-12';
  return undefined;
}
