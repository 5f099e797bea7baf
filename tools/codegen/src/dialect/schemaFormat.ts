import type { Dialect } from '@hookbook/contract/schema';

/** The dialect of a `schemaFormat`; undefined if the format is not supported. AsyncAPI's own format extends draft-07. */
export function dialectOf(schemaFormat: string | undefined): Dialect | undefined {
  if (schemaFormat === undefined) return 'draft-07';
  const format = schemaFormat.toLowerCase().replace(/\s/g, '');
  if (/^application\/vnd\.aai\.asyncapi(\+(json|yaml))?(;version=[23]\.\d+\.\d+)?$/.test(format)) return 'draft-07';
  if (/^application\/schema\+(json|yaml)(;version=draft-0?7)?$/.test(format)) return 'draft-07';
  if (/^application\/schema\+(json|yaml);version=(draft-|draft\/)?2020-12$/.test(format)) return '2020-12';
  return undefined;
}
