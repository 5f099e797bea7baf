import type { Provider } from '@hookbook/contract';
import type { Schema, SchemaObject, SchemaType } from '@hookbook/contract/schema';

/**
 * A TypeScript module from which typia generates validators: types with typia's tags, as one would write them by hand. typia
 * cannot close a single object, so `additionalProperties: false` is ignored.
 */
export function typiaModule({ events, definitions }: Provider): string {
  const types = [
    ...definitions.map(({ name, schema }) => `export type ${name} = ${typeText(schema)};`),
    ...events.map(({ typeName, payload }) => `export type ${typeName} = ${typeText(payload)};`),
  ];
  const validators = events.map(
    ({ typeName, type }) =>
      `export const is_${typeName} = typia.createIs<${typeName}>(); // ${JSON.stringify(type)}\n` +
      `export const validate_${typeName} = typia.createValidate<${typeName}>();`,
  );
  return [`import typia, { tags } from 'typia';`, ...types, ...validators].join('\n');
}

function typeText(schema: Schema): string {
  if (typeof schema === 'boolean') return schema ? 'unknown' : 'never';
  if (schema.$ref !== undefined) return schema.$ref.slice('#/$defs/'.length);
  const parts = [
    ...ownKeywords(schema),
    ...(schema.allOf ?? []).map(typeText),
    ...[schema.anyOf, schema.oneOf].flatMap((branches) => (branches ? [union(branches.map(typeText))] : [])),
  ];
  return parts.length === 0 ? 'unknown' : parts.join(' & ');
}

function ownKeywords(schema: SchemaObject): string[] {
  if ('const' in schema) return [JSON.stringify(schema.const)];
  if (schema.enum) return [union(schema.enum.map((value) => JSON.stringify(value)))];
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
  return types.length === 0 ? [] : [union(types.map((type) => ofType(type, schema)))];
}

function union(parts: readonly string[]): string {
  return `(${parts.join(' | ')})`;
}

const FORMATS = new Set([
  'uuid',
  'date-time',
  'date',
  'time',
  'email',
  'uri',
  'uri-template',
  'ipv4',
  'ipv6',
  'hostname',
]);

function ofType(type: SchemaType, schema: SchemaObject): string {
  if (type === 'array') return `Array<${schema.items === undefined ? 'unknown' : typeText(schema.items)}>`;
  if (type === 'object') return object(schema);
  if (type === 'integer') return `(number & tags.Type<'int64'>)`;
  return type === 'string' ? string(schema) : type;
}

function string({ format = '', pattern, minLength, maxLength }: SchemaObject): string {
  const tags = [
    ...(FORMATS.has(format) ? [`tags.Format<${JSON.stringify(format)}>`] : []),
    ...(pattern === undefined ? [] : [`tags.Pattern<${JSON.stringify(pattern)}>`]),
    ...(minLength === undefined ? [] : [`tags.MinLength<${minLength}>`]),
    ...(maxLength === undefined ? [] : [`tags.MaxLength<${maxLength}>`]),
  ];
  return `(${['string', ...tags].join(' & ')})`;
}

function object({ properties = {}, required = [], additionalProperties }: SchemaObject): string {
  const members = Object.entries(properties).map(
    ([name, schema]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeText(schema)};`,
  );
  const rest = typeof additionalProperties === 'object' ? [`[key: string]: ${typeText(additionalProperties)};`] : [];
  return members.length + rest.length === 0 ? 'Record<string, unknown>' : `{ ${[...members, ...rest].join(' ')} }`;
}
