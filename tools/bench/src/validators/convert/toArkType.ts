import type { Provider } from '@hookbook/contract';
import type { Schema, SchemaObject, SchemaType } from '@hookbook/contract/schema';
import { scope, type Type } from 'arktype';

type Definition = unknown;

/** ArkType supports neither `$ref` nor `format` in JSON Schema, so this converts the keywords that the two corpora use. */
export function arkTypes({ events, definitions }: Provider): ReadonlyMap<string, Type> {
  const aliases = Object.fromEntries([
    ...definitions.map(({ name, schema }) => [name, convert(schema)]),
    ...events.map(({ typeName, payload }) => [typeName, convert(payload)]),
  ]);
  const module = scope(aliases as Record<string, never>).export() as unknown as Record<string, Type>;
  return new Map(events.map(({ type, typeName }) => [type, module[typeName] as Type]));
}

function convert(schema: Schema): Definition {
  if (typeof schema === 'boolean') return schema ? 'unknown' : 'never';
  if (schema.$ref !== undefined) return schema.$ref.slice('#/$defs/'.length);
  const parts = [
    ...ownKeywords(schema),
    ...(schema.allOf ?? []).map(convert),
    ...[schema.anyOf, schema.oneOf].flatMap((branches) => (branches ? [combine(branches.map(convert), '|')] : [])),
  ];
  return combine(parts, '&');
}

function combine(parts: readonly Definition[], operator: '|' | '&'): Definition {
  return parts.length === 0 ? 'unknown' : parts.reduce((left, right) => [left, operator, right]);
}

function ownKeywords(schema: SchemaObject): Definition[] {
  if ('const' in schema) return [['===', schema.const]];
  if (schema.enum) return [['===', ...schema.enum]];
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
  return types.length === 0
    ? []
    : [
        combine(
          types.map((type) => ofType(type, schema)),
          '|',
        ),
      ];
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'string.uuid',
  'date-time': 'string.date.iso',
  email: 'string.email',
  uri: 'string.url',
};

function ofType(type: SchemaType, schema: SchemaObject): Definition {
  if (type === 'array') return schema.items === undefined ? 'unknown[]' : [convert(schema.items), '[]'];
  if (type === 'object') return object(schema);
  if (type === 'integer') return 'number.integer';
  return type === 'string' ? string(schema) : type;
}

function string({ format = '', pattern, minLength, maxLength }: SchemaObject): Definition {
  return combine(
    [
      FORMATS[format] ?? 'string',
      ...(pattern === undefined ? [] : [new RegExp(pattern, 'u')]),
      ...(minLength === undefined ? [] : [`string >= ${minLength}`]),
      ...(maxLength === undefined ? [] : [`string <= ${maxLength}`]),
    ],
    '&',
  );
}

function object({ properties = {}, required = [], additionalProperties }: SchemaObject): Definition {
  const members = Object.entries(properties).map(([name, schema]) => [
    required.includes(name) ? name : `${name}?`,
    convert(schema),
  ]);
  // ArkType rejects types that no value matches, such as a closed object without properties.
  if (additionalProperties === false && members.length > 0) members.push(['+', 'reject']);
  if (typeof additionalProperties === 'object') members.push(['[string]', convert(additionalProperties)]);
  return members.length === 0 ? 'object' : Object.fromEntries(members);
}
