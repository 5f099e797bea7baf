import type { EventValidator } from '../validator/eventValidator.ts';
import type { StandardJsonSchema, StandardJsonSchemaOptions, StandardSchema } from '../validator/standardSchema.ts';
import { toDraft07 } from './draft07.ts';

/** A validator that can also be shown as a JSON Schema. */
export type SchemaValidator<Event, Type extends string = string> = Omit<EventValidator<Event, Type>, '~standard'> & {
  readonly '~standard': StandardSchema<Event>['~standard'] & StandardJsonSchema<Event>['~standard'];
};

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

export function withJsonSchema<Event, Type extends string>(
  validator: EventValidator<Event, Type>,
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
): SchemaValidator<Event, Type> {
  const show = ({ target }: StandardJsonSchemaOptions) => written(schema, definitions, target);
  return { ...validator, '~standard': { ...validator['~standard'], jsonSchema: { input: show, output: show } } };
}

/** A copy, so that nobody can change the original. */
function written(
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
  target: string,
): Record<string, unknown> {
  const body = typeof schema === 'object' ? schema : schema ? {} : { not: {} };
  const $defs = Object.keys(definitions).length > 0 ? { $defs: definitions } : {};
  const whole = structuredClone({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...body, ...$defs });
  if (target === 'draft-2020-12') return whole;
  if (target === 'draft-07') return toDraft07(whole);
  throw new Error(`hookbook writes JSON Schema as draft-2020-12 or draft-07, not as ${target}.`);
}
