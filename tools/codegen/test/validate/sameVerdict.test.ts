import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import type { Extent } from '../../src/validate/skeleton.ts';
import { parse } from '../specs/sharedParser.ts';
import { specFolder } from '../specs/specFolder.ts';

function documentWith(schemaFormat: string, property: object): string {
  const schema = { type: 'object', properties: { x: property } };
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 'Acme', version: '1.0.0' },
    channels: { acme: { messages: { made: { payload: { schemaFormat, schema } } } } },
    operations: { send: { action: 'send', channel: { $ref: '#/channels/acme' } } },
  });
}

/** The errors of a document: `check` validates all of it, `generate` its skeleton. */
async function errorsIn(text: string, extent: Extent): Promise<string[]> {
  const { diagnostics } = await readContract(await specFolder({ 'asyncapi.json': text }), { parse, validate: extent });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

describe('check and generate give the same verdict about', () => {
  it.each<[string, object, readonly string[]]>([
    ['an enum without values', { enum: [] }, ['enum must list at least one value.']],
    [
      'an enum with a value twice',
      { enum: ['a', { b: 1, c: 2 }, { c: 2, b: 1 }] },
      ['enum lists {"b":1,"c":2} twice.'],
    ],
    ['a list of items without schemas', { items: [] }, ['items must list at least one schema.']],
    ['a dependency on a property twice', { dependencies: { a: ['b', 'b'] } }, ['dependencies lists "b" twice.']],
  ])('%s in draft-07', async (_, property, expected) => {
    const text = documentWith('application/schema+json;version=draft-07', property);
    expect(await errorsIn(text, 'document')).toEqual(expected);
    expect(await errorsIn(text, 'skeleton')).toEqual(expected);
  });

  it.each([
    { const: 1 },
    { examples: [1] },
    { patternProperties: { '^a': {} } },
    { $comment: 'A note.' },
    { $schema: 'http://json-schema.org/draft-07/schema#' },
    { type: ['string', 'null'] },
    { enum: [] },
    { required: [] },
    { definitions: { a: {} } },
  ])('%j in OpenAPI 3.0, which has no such keyword or value', async (property) => {
    const text = documentWith('application/vnd.oai.openapi;version=3.0.3', property);
    expect(await errorsIn(text, 'document')).toEqual([]);
    expect(await errorsIn(text, 'skeleton')).toEqual([]);
  });

  it("OpenAPI's form of discriminator in AsyncAPI's own format", async () => {
    const discriminator = { propertyName: 'kind' };
    const text = documentWith('application/vnd.aai.asyncapi;version=3.0.0', { type: 'object', discriminator });
    expect(await errorsIn(text, 'document')).toEqual([]);
    expect(await errorsIn(text, 'skeleton')).toEqual([]);
  });

  it('a component of AsyncAPI 2 that a message in the format of OpenAPI 3.0 refers to', async () => {
    const payload = { $ref: '#/components/schemas/Made' };
    const message = { name: 'made', schemaFormat: 'application/vnd.oai.openapi;version=3.0.3', payload };
    const text = JSON.stringify({
      asyncapi: '2.6.0',
      info: { title: 'Acme', version: '1.0.0' },
      channels: { acme: { subscribe: { message } } },
      components: { schemas: { Made: { type: 'object', properties: { a: { type: 'string', const: 'b' } } } } },
    });
    expect(await errorsIn(text, 'document')).toEqual([]);
    expect(await errorsIn(text, 'skeleton')).toEqual([]);
  });
});
