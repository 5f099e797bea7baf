import { keywordKind } from './keywords.ts';
import type { Discriminator, Schema, SchemaObject } from './schema.ts';
import { subschemas } from './subschemas.ts';

/** A copy with the schemas directly inside converted. Data that looks like a schema stays unchanged. */
export function mapSubschemas(schema: SchemaObject, convert: (inner: Schema) => Schema): SchemaObject {
  const entries = Object.entries(schema).map(
    ([keyword, value]) => [keyword, mapKeyword(keyword, value, convert)] as const,
  );
  return Object.fromEntries(entries) as SchemaObject;
}

/**
 * The schema with every `$ref` converted, at any depth. Data that looks like a reference stays unchanged. Parts without a
 * reference are not copied.
 */
export function mapReferences(schema: Schema, convert: ($ref: string) => string): Schema {
  if (typeof schema === 'boolean') return schema;
  const { $ref, discriminator } = schema;
  const mapped = subschemas(schema).length > 0 ? mapChanged(schema, (inner) => mapReferences(inner, convert)) : schema;
  if ($ref === undefined && !discriminator) return mapped;
  return {
    ...mapped,
    ...($ref !== undefined && { $ref: convert($ref) }),
    ...(discriminator && { discriminator: mapDiscriminator(discriminator, convert) }),
  };
}

function mapChanged(schema: SchemaObject, convert: (inner: Schema) => Schema): SchemaObject {
  let isChanged = false;
  const mapped = mapSubschemas(schema, (inner) => {
    const converted = convert(inner);
    isChanged ||= converted !== inner;
    return converted;
  });
  return isChanged ? mapped : schema;
}

function mapDiscriminator({ propertyName, mapping }: Discriminator, convert: ($ref: string) => string): Discriminator {
  const entries = Object.entries(mapping).map(([value, $ref]) => [value, convert($ref)] as const);
  return { propertyName, mapping: Object.fromEntries(entries) };
}

function mapKeyword(keyword: string, value: unknown, convert: (inner: Schema) => Schema): unknown {
  switch (keywordKind(keyword, '2020-12')) {
    case 'schema':
      return convert(value as Schema);
    case 'schemas':
      return (value as readonly Schema[]).map(convert);
    case 'schema map':
      return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, convert(inner)]));
    default:
      return value;
  }
}
