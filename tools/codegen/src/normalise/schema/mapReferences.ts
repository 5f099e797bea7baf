import { keywordKind } from '../../dialect/subschemas.ts';
import type { Schema, SchemaObject } from '../../schema.ts';

/** A canonical schema with every `$ref` replaced; data that looks like one stays as it is. */
export function mapReferences(schema: Schema, convert: ($ref: string) => string): Schema {
  if (typeof schema === 'boolean') return schema;
  const inner = (each: unknown): unknown => mapReferences(each as Schema, convert);
  const entries = Object.entries(schema).map(([keyword, value]) => [keyword, converted(keyword, value)] as const);
  return Object.fromEntries(entries) as SchemaObject;

  function converted(keyword: string, value: unknown): unknown {
    switch (keywordKind(keyword, '2020-12')) {
      case 'reference':
        return convert(value as string);
      case 'schema':
        return inner(value);
      case 'schemas':
        return (value as unknown[]).map(inner);
      case 'schema map':
        return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, inner(each)]));
      default:
        return value;
    }
  }
}
