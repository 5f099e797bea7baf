import type { UserCreatedEvent } from '@hookbook/types/platform';
import { type StandardJsonSchema, type StandardSchema, strict, withDrift } from '@hookbook/validators';
import { isUserCreatedEvent, userCreatedEvent } from '@hookbook/validators/platform';
import { userCreatedEvent as withJsonSchema } from '@hookbook/validators/platform/json-schema';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { body, invalid } from './bodies.ts';

/** Validates as a library does that only knows the specification. */
async function validateBySpec<Schema extends StandardSchemaV1>(
  schema: Schema,
  input: unknown,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema['~standard'].validate(input);
  if (result.issues) throw new Error(result.issues.map(({ path }) => path?.map(keyOf).join('.')).join(' '));
  return result.value;
}

function keyOf(segment: PropertyKey | StandardSchemaV1.PathSegment): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}

describe('for the compiler', () => {
  test('a validator is a Standard Schema', () => {
    expectTypeOf(userCreatedEvent).toExtend<StandardSchemaV1<UserCreatedEvent, UserCreatedEvent>>();
    expectTypeOf(strict(userCreatedEvent)).toExtend<StandardSchemaV1<UserCreatedEvent>>();
    expectTypeOf(withDrift(userCreatedEvent, () => {})).toExtend<StandardSchemaV1<UserCreatedEvent>>();
    expectTypeOf(withJsonSchema).toExtend<StandardSchemaV1<UserCreatedEvent>>();
  });

  test('a validator is not a Standard Schema of another type', () => {
    expectTypeOf(userCreatedEvent).not.toExtend<StandardSchemaV1<unknown, { readonly type: 'user.deleted' }>>();
  });

  test('input and output are the event', () => {
    expectTypeOf<StandardSchemaV1.InferInput<typeof userCreatedEvent>>().toEqualTypeOf<UserCreatedEvent>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof userCreatedEvent>>().toEqualTypeOf<UserCreatedEvent>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof withJsonSchema>>().toEqualTypeOf<UserCreatedEvent>();
  });

  test('only a validator with its JSON Schema is a Standard JSON Schema', () => {
    expectTypeOf(withJsonSchema).toExtend<StandardJSONSchemaV1<UserCreatedEvent, UserCreatedEvent>>();
    expectTypeOf(userCreatedEvent).not.toExtend<StandardJSONSchemaV1>();
  });

  test('the interfaces of the package match the specification', () => {
    expectTypeOf<StandardSchema<1, 2>>().toExtend<StandardSchemaV1<1, 2>>();
    expectTypeOf<StandardJsonSchema<1, 2>>().toExtend<StandardJSONSchemaV1<1, 2>>();
    expectTypeOf<StandardJSONSchemaV1<1, 2>>().toExtend<StandardJsonSchema<1, 2>>();
  });

  test('a guard narrows an unknown value', () => {
    const value: unknown = body;
    if (isUserCreatedEvent(value)) expectTypeOf(value).toEqualTypeOf<UserCreatedEvent>();
    expect(isUserCreatedEvent(value)).toBe(true);
  });
});

describe.each([
  ['a validator', userCreatedEvent],
  ['a strict validator', strict(userCreatedEvent)],
  ['a validator with drift', withDrift(userCreatedEvent, () => {})],
  ['a validator with its JSON Schema', withJsonSchema],
])('%s', (_name, schema) => {
  test('names its vendor and version', () => {
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'hookbook', validate: expect.any(Function) });
  });

  test('returns the value itself', async () => {
    expect(await validateBySpec(schema, body)).toBe(body);
  });

  test('reports the paths of the issues', async () => {
    await expect(validateBySpec(schema, invalid)).rejects.toThrow('id data.email');
  });

  test('works without its object', () => {
    const { validate } = schema['~standard'];
    expect([body, invalid, undefined].map((value) => 'issues' in validate(value))).toEqual([false, true, true]);
  });

  test('accepts options and never throws', () => {
    expect(() => schema['~standard'].validate(null, { libraryOptions: { any: 1 } })).not.toThrow();
  });
});

test.each(['draft-2020-12', 'draft-07'] as const)('the JSON Schema as %s', (target) => {
  const { input, output } = withJsonSchema['~standard'].jsonSchema;
  expect(input({ target })).toEqual(output({ target }));
  expect(JSON.stringify(input({ target }))).toContain('user.created');
  expect(String(input({ target }).$schema)).toContain(target.replace('draft-2020-12', '2020-12'));
});

test('an unsupported version of JSON Schema is an error, as the specification requires', () => {
  expect(() => withJsonSchema['~standard'].jsonSchema.input({ target: 'openapi-3.0' })).toThrow('openapi-3.0');
});
