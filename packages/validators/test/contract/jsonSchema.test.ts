import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { projectCreatedEvent } from '../../src/gen/platform/json-schema.ts';
import type { StandardJsonSchema } from '../../src/index.ts';
import { withJsonSchema } from '../../src/jsonSchema/withJsonSchema.ts';
import { EXAMPLES, PROVIDERS, schemaModule } from './contract.ts';

type JsonSchemaSource = StandardJsonSchema<unknown> & { readonly type: string };

const modules = new Map(await Promise.all(PROVIDERS.map(async (name) => [name, await schemaModule(name)] as const)));

function validators(provider: string): JsonSchemaSource[] {
  return Object.values(modules.get(provider) ?? {}) as JsonSchemaSource[];
}

describe.each(['draft-2020-12', 'draft-07'] as const)('as %s', (target) => {
  const ajv = target === 'draft-07' ? new Ajv({ strict: false }) : new Ajv2020({ strict: false });
  formats.default(ajv);

  it.each(PROVIDERS)('the schemas of %s are self-contained and accept the examples', (provider) => {
    expect(validators(provider).length).toBeGreaterThan(0);
    for (const validator of validators(provider)) {
      const validate = ajv.compile(validator['~standard'].jsonSchema.output({ target }));
      const examples = EXAMPLES.filter((example) => example.provider === provider && example.type === validator.type);
      expect(examples.filter(({ payload }) => !validate(payload)).map(({ file }) => file)).toEqual([]);
      expect(validate({})).toBe(false);
    }
  });
});

describe('a JSON Schema', () => {
  const { jsonSchema } = projectCreatedEvent['~standard'];

  it('has the descriptions of the contract', () => {
    expect(jsonSchema.input({ target: 'draft-2020-12' })).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { Project: { properties: { name: { description: 'Name of the project.' } } } },
    });
  });

  it('is a copy', () => {
    Object.assign(jsonSchema.input({ target: 'draft-07' }), { allOf: [] });
    Object.assign(jsonSchema.input({ target: 'draft-2020-12' }).$defs as object, { Project: false });
    expect(jsonSchema.output({ target: 'draft-2020-12' })).toMatchObject({
      allOf: [{}, {}],
      $defs: { Project: { type: 'object' } },
    });
  });

  it('is an error for an unsupported target', () => {
    expect(() => jsonSchema.input({ target: 'openapi-3.0' })).toThrow('Unsupported JSON Schema target "openapi-3.0"');
  });

  it('comes with its validator', () => {
    expect(projectCreatedEvent['~standard'].validate({})).toMatchObject({ issues: [{ code: 'required' }, {}, {}, {}] });
    expect(projectCreatedEvent.safeParse({}).ok).toBe(false);
  });
});

describe('draft-07', () => {
  const toDraft07 = (schema: Record<string, unknown>) =>
    withJsonSchema(projectCreatedEvent, schema, { Money: { const: { $ref: 'x' } } })['~standard'].jsonSchema.input({
      target: 'draft-07',
    });

  it('uses the keywords of draft-07', () => {
    expect(
      toDraft07({
        prefixItems: [{ $ref: '#/$defs/Money' }],
        items: false,
        properties: { prefixItems: { type: 'null' } },
        dependentRequired: { a: ['b'] },
        dependentSchemas: { c: { required: ['d'] } },
        default: { $ref: '#/$defs/y' },
      }),
    ).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      items: [{ $ref: '#/definitions/Money' }],
      additionalItems: false,
      properties: { prefixItems: { type: 'null' } },
      dependencies: { a: ['b'], c: { required: ['d'] } },
      default: { $ref: '#/$defs/y' },
      definitions: { Money: { const: { $ref: 'x' } } },
    });
  });

  it('combines dependentRequired and dependentSchemas for the same member', () => {
    const { dependencies } = toDraft07({
      dependentRequired: { a: ['b'], c: ['d'] },
      dependentSchemas: { a: { required: ['e'] } },
    });
    expect(dependencies).toEqual({ a: { allOf: [{ required: ['b'] }, { required: ['e'] }] }, c: ['d'] });
  });

  it('is an error for a keyword that draft-07 does not support', () => {
    expect(() => toDraft07({ properties: { a: { unevaluatedProperties: false } } })).toThrow(
      'does not support unevaluatedProperties',
    );
  });
});
