import type { EventValidator } from '../validator/eventValidator.ts';
import type { StandardJsonSchema, StandardJsonSchemaOptions, StandardSchema } from '../validator/standardSchema.ts';
import { toDraft07 } from './draft07.ts';

/** A validator that also provides its JSON Schema. */
export type SchemaValidator<Event, Type extends string = string> = Omit<EventValidator<Event, Type>, '~standard'> & {
  readonly '~standard': StandardSchema<Event>['~standard'] & StandardJsonSchema<Event>['~standard'];
};

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Returns a copy of a validator that provides its JSON Schema, in the version that the caller asks for. */
export function withJsonSchema<Event, Type extends string>(
  validator: EventValidator<Event, Type>,
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
): SchemaValidator<Event, Type> {
  const toJsonSchema = ({ target }: StandardJsonSchemaOptions) => schemaFor(target, schema, definitions);
  const jsonSchema = { input: toJsonSchema, output: toJsonSchema };
  return { ...validator, '~standard': { ...validator['~standard'], jsonSchema } };
}

/** A copy of the schema in this version, so that callers cannot change the original. */
function schemaFor(
  target: string,
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
): Record<string, unknown> {
  const body = typeof schema === 'object' ? schema : schema ? {} : { not: {} };
  const $defs = Object.keys(definitions).length > 0 ? { $defs: definitions } : {};
  const copy = structuredClone({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...body, ...$defs });
  if (target === 'draft-2020-12') return copy;
  if (target === 'draft-07') return toDraft07(copy);
  throw new Error(`Unsupported JSON Schema target "${target}". Use "draft-2020-12" or "draft-07".`);
}
