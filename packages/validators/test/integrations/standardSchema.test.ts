import type { UserCreatedEvent } from '@hookbook/types/platform';
import { type StandardJsonSchema, type StandardSchema, strict, withDrift } from '@hookbook/validators';
import { isUserCreatedEvent, userCreatedEvent } from '@hookbook/validators/platform';
import { userCreatedEvent as withJsonSchema } from '@hookbook/validators/platform/json-schema';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { body, faulty } from './bodies.ts';

/** What a library does that knows nothing but the specification. */
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

describe('to the compiler', () => {
  test('a validator is a Standard Schema', () => {
    expectTypeOf(userCreatedEvent).toExtend<StandardSchemaV1<UserCreatedEvent, UserCreatedEvent>>();
    expectTypeOf(strict(userCreatedEvent)).toExtend<StandardSchemaV1<UserCreatedEvent>>();
    expectTypeOf(withDrift(userCreatedEvent, () => {})).toExtend<StandardSchemaV1<UserCreatedEvent>>();
    expectTypeOf(withJsonSchema).toExtend<StandardSchemaV1<UserCreatedEvent>>();
  });

  test('but not one of another type', () => {
    expectTypeOf(userCreatedEvent).not.toExtend<StandardSchemaV1<unknown, { readonly type: 'user.deleted' }>>();
  });

  test('input and output are the event', () => {
    expectTypeOf<StandardSchemaV1.InferInput<typeof userCreatedEvent>>().toEqualTypeOf<UserCreatedEvent>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof userCreatedEvent>>().toEqualTypeOf<UserCreatedEvent>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof withJsonSchema>>().toEqualTypeOf<UserCreatedEvent>();
  });

  test('one that knows its JSON Schema is a Standard JSON Schema, the others are not', () => {
    expectTypeOf(withJsonSchema).toExtend<StandardJSONSchemaV1<UserCreatedEvent, UserCreatedEvent>>();
    expectTypeOf(userCreatedEvent).not.toExtend<StandardJSONSchemaV1>();
  });

  test('the interfaces of the package are those of the specification', () => {
    expectTypeOf<StandardSchema<1, 2>>().toExtend<StandardSchemaV1<1, 2>>();
    expectTypeOf<StandardJsonSchema<1, 2>>().toExtend<StandardJSONSchemaV1<1, 2>>();
    expectTypeOf<StandardJSONSchemaV1<1, 2>>().toExtend<StandardJsonSchema<1, 2>>();
  });

  test('a guard narrows what was unknown', () => {
    const value: unknown = body;
    if (isUserCreatedEvent(value)) expectTypeOf(value).toEqualTypeOf<UserCreatedEvent>();
    expect(isUserCreatedEvent(value)).toBe(true);
  });
});

describe.each([
  ['a validator', userCreatedEvent],
  ['a strict one', strict(userCreatedEvent)],
  ['one that watches', withDrift(userCreatedEvent, () => {})],
  ['one that knows its JSON Schema', withJsonSchema],
])('%s', (_name, schema) => {
  test('says who it is', () => {
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'hookbook', validate: expect.any(Function) });
  });

  test('gives the value back', async () => {
    expect(await validateBySpec(schema, body)).toBe(body);
  });

  test('tells where the issues are', async () => {
    await expect(validateBySpec(schema, faulty)).rejects.toThrow('id data.email');
  });

  test('can be taken out of its object', () => {
    const { validate } = schema['~standard'];
    expect([body, faulty, undefined].map((each) => 'issues' in validate(each))).toEqual([false, true, true]);
  });

  test('takes options, and never throws', () => {
    expect(() => schema['~standard'].validate(null, { libraryOptions: { any: 1 } })).not.toThrow();
  });
});

test.each(['draft-2020-12', 'draft-07'] as const)('the JSON Schema in the words of %s', (target) => {
  const { input, output } = withJsonSchema['~standard'].jsonSchema;
  expect(input({ target })).toEqual(output({ target }));
  expect(JSON.stringify(input({ target }))).toContain('user.created');
  expect(String(input({ target }).$schema)).toContain(target.replace('draft-2020-12', '2020-12'));
});

test('a version of JSON Schema that is not supported is an error, as the specification wants', () => {
  expect(() => withJsonSchema['~standard'].jsonSchema.input({ target: 'openapi-3.0' })).toThrow('openapi-3.0');
});
