import type { Contract } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { contract, event, headerExpression, provider } from '@hookbook/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../../packages/webhook/src/signature/presets.ts';
import { standardSchema } from '../src/downloads/standardSchema.ts';
import { emitDocs } from '../src/emitDocs.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { RICH_CONTRACT } from './richContract.ts';

async function filesOf(site: Contract): Promise<ReadonlyMap<string, string>> {
  return new Map((await emitDocs(site)).map(({ path, text }) => [path, text]));
}

async function openapiOf(overrides: Parameters<typeof provider>[0]) {
  const files = await filesOf(contract([provider({ events: [event()], ...overrides })]));
  return JSON.parse(files.get('acme/openapi.json') ?? '{}');
}

/** The links of a page to files for programs: in its head, and in its text. */
function linksOf(page: string | undefined) {
  const elements = elementsOf(parsedHtml(page ?? '').root);
  const line = elements.find(
    (element) => element.tagName === 'p' && textOf(element).startsWith('Machine-readable files'),
  );
  const hrefs = (found: typeof elements) => found.map((element) => attribute(element, 'href'));
  return {
    head: hrefs(elements.filter((element) => attribute(element, 'rel') === 'alternate')),
    text: line ? hrefs(elementsOf(line).filter(({ tagName }) => tagName === 'a')) : [],
  };
}

describe('a page links to its files', () => {
  test.each([
    ['index.html', ['asyncapi.json']],
    ['acme/index.html', ['index.schema.json', 'openapi.json']],
    ['acme/user.created.html', ['user.created.schema.json']],
  ])('%s', async (path, expected) => {
    const { head, text } = linksOf((await filesOf(RICH_CONTRACT)).get(path));
    expect(text).toEqual(expected);
    expect(head.slice(1)).toEqual(expected);
  });
});

describe('the JSON Schema of an event', () => {
  test('has only the definitions that the event uses', async () => {
    const files = await filesOf(RICH_CONTRACT);
    const schema = JSON.parse(files.get('acme/node.moved.schema.json') ?? '');
    expect(schema).toMatchObject({ title: 'Node moved', $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(Object.keys(schema.$defs)).toEqual(['Envelope', 'Node', 'Timestamp']);
  });

  test('is part of that of its provider if it needs many definitions', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `Part${index}`);
    const large = event({ type: 'large', payload: { anyOf: names.map((name) => ({ $ref: `#/$defs/${name}` })) } });
    const definitions = Object.fromEntries(names.map((name) => [name, { type: 'object' } as const]));
    const files = await filesOf(contract([provider({ events: [event(), large], definitions })]));
    expect([...files.keys()].filter((path) => path.endsWith('.schema.json'))).toEqual([
      'acme/index.schema.json',
      'acme/thing.done.schema.json',
    ]);
    expect(linksOf(files.get('acme/large.html')).text).toEqual(['index.schema.json#/$defs/LargeEvent']);
    expect(JSON.parse(files.get('acme/index.schema.json') ?? '').$defs).toHaveProperty('LargeEvent');
  });
});

describe('what JSON Schema has no keyword for', () => {
  test.each<[string, Schema, Schema]>([
    [
      'the known values of an enum are one of the alternatives',
      { type: ['string', 'null'], 'x-extensible-enum': ['a', 'b'] },
      { type: ['string', 'null'], anyOf: [{ enum: ['a', 'b'] }, { type: ['string', 'null'] }] },
    ],
    [
      'alternatives of the schema stay',
      { type: 'string', 'x-extensible-enum': ['a'], anyOf: [{ minLength: 1 }], allOf: [{ maxLength: 5 }] },
      {
        type: 'string',
        anyOf: [{ minLength: 1 }],
        allOf: [{ maxLength: 5 }, { anyOf: [{ enum: ['a'] }, { type: 'string' }] }],
      },
    ],
    [
      'notes are part of the description',
      { description: 'A day.', format: 'weekday', 'x-inferred': 'From samples.', 'x-since': { date: '2025' } },
      {
        description:
          'A day.\n\nFormat: weekday.\n\nInferred, not published by the vendor: From samples.\n\nSince 2025.',
      },
    ],
    [
      'an announced end is part of the description',
      { type: 'string', deprecated: true, 'x-sunset': '2026-12-31' },
      { type: 'string', deprecated: true, description: 'Announced to end on 2026-12-31.' },
    ],
    [
      'meanings of values are part of the description',
      { enum: ['a', 1], description: 'A letter.', 'x-enum-descriptions': { a: 'The first.', 1: 'A number.' } },
      { enum: ['a', 1], description: 'A letter.\n\n- `1`: A number.\n- `a`: The first.' },
    ],
    [
      'discriminators are left out',
      {
        oneOf: [{ $ref: '#/$defs/A' }],
        discriminator: { propertyName: 'kind', mapping: { a: '#/$defs/A' } },
      },
      { oneOf: [{ $ref: '#/$defs/A' }] },
    ],
    [
      'schemas inside are read, and data is not',
      { properties: { a: { 'x-undocumented': true } }, const: { 'x-undocumented': true }, format: 'date' },
      {
        properties: { a: { description: 'Not documented by the vendor.' } },
        const: { 'x-undocumented': true },
        format: 'date',
      },
    ],
  ])('%s', (_, schema, expected) => {
    expect(standardSchema(schema)).toEqual(expected);
  });
});

describe('the OpenAPI document', () => {
  test('has the headers of an event, and those of every delivery, as parameters', async () => {
    const { webhooks } = await openapiOf({
      webhook: {
        eventType: [headerExpression('x-acme-event')],
        eventId: headerExpression('x-acme-id'),
        signature: { ...PRESETS['standard-webhooks'], scheme: 'standard-webhooks', origin: 'vendor' },
      },
      definitions: {
        Common: { type: 'object', properties: { 'X-Acme-Id': { type: 'string', description: 'An id.' } } },
      },
      events: [
        event({
          headers: {
            allOf: [{ $ref: '#/$defs/Common' }],
            required: ['x-trace'],
            properties: { 'x-trace': { $ref: '#/$defs/Common' }, 'Content-Type': { type: 'string' } },
          },
        }),
      ],
    });
    expect(webhooks['thing.done'].post.parameters).toEqual([
      { name: 'X-Acme-Id', in: 'header', description: 'An id.', schema: { type: 'string', description: 'An id.' } },
      { name: 'x-trace', in: 'header', required: true, schema: { $ref: '#/components/schemas/Common' } },
      { name: 'x-acme-event', in: 'header', required: true, schema: { type: 'string' } },
      { name: 'webhook-timestamp', in: 'header', required: true, schema: { type: 'string' } },
      { name: 'webhook-id', in: 'header', required: true, schema: { type: 'string' } },
    ]);
  });

  test('has the headers that a signature adds as parameters', async () => {
    const signature = { ...PRESETS.rfc9421, scheme: 'rfc9421', origin: 'vendor' } as const;
    const { webhooks } = await openapiOf({ webhook: { eventType: [], signature }, events: [event({})] });
    expect(webhooks['thing.done'].post.parameters).toEqual(
      ['signature-input', 'content-digest'].map((name) => ({
        ...{ name, in: 'header', required: true, schema: { type: 'string' } },
      })),
    );
  });

  test.each([
    ['stripe', { type: 'apiKey', in: 'header', name: 'stripe-signature' }],
    ['bearer', { type: 'http', scheme: 'bearer' }],
    ['basic', { type: 'http', scheme: 'basic' }],
  ] as const)('describes the scheme %s', async (scheme, expected) => {
    const { security, components } = await openapiOf({
      webhook: { signature: { ...PRESETS[scheme], scheme, origin: 'vendor' } },
    });
    expect(security).toEqual([{ signature: [] }]);
    expect(components.securitySchemes.signature).toEqual({
      ...expected,
      description: expect.stringContaining('Scheme'),
    });
  });

  test('describes a signature in the body in its text', async () => {
    const { info, security } = await openapiOf({
      webhook: { signature: { ...PRESETS.mailgun, scheme: 'mailgun', origin: 'vendor' } },
    });
    expect(security).toBeUndefined();
    expect(info.description).toContain('mailgun (HMAC-SHA256)');
  });

  test.each([
    ['2xx', '2XX'],
    ['204', '204'],
    [undefined, '2XX'],
  ])('of a provider that expects %s has the response %s', async (success, expected) => {
    const delivery = { origin: 'vendor', ...(success !== undefined && { success }) } as const;
    const { webhooks } = await openapiOf({ webhook: { delivery } });
    expect(Object.keys(webhooks['thing.done'].post.responses)).toEqual([expected]);
  });

  test('does not exist for messages of a broker, or without events', async () => {
    const files = await filesOf(
      contract([
        provider({ events: [event()], protocols: ['kafka'] }),
        provider({ name: 'bolt', commands: [event({ type: 'stop' })] }),
      ]),
    );
    const json = [...files.keys()].filter((path) => path.endsWith('.json')).sort();
    expect(json).toEqual([
      'acme/index.schema.json',
      'acme/thing.done.schema.json',
      'asyncapi.json',
      'bolt/stop.schema.json',
    ]);
    expect(linksOf(files.get('bolt/index.html')).text).toEqual([]);
  });
});
