import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';
import { git } from './contractRepository.ts';

const ROOT = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme: { $ref: ./acme/channel.yaml }
`;
const CHANNEL = `address: null
messages:
  done: { $ref: ./events/done.yaml }
  gone: { $ref: ./events/gone.yaml }
`;
const GONE = `payload:
  type: object
  required: [type]
  properties: { type: { const: gone } }
`;
const DONE = `traits:
  - headers:
      type: object
      properties:
        X-Env: { enum: [live] }
payload:
  allOf:
    - type: object
      required: [type, data]
    - properties:
        type: { const: done }
        data:
          $ref: ../schemas/data.yaml#/Data
`;
const DATA = `Data:
  type: object
  properties:
    tree: { $ref: '#/Tree' }
    items:
      type: array
      items:
        type: object
        properties:
          size: { type: integer }
    map:
      additionalProperties:
        type: integer
    pair:
      items:
        - type: string
        - type: integer
Tree:
  type: object
  required: [name]
  properties:
    name: { type: string }
    children: { type: array, items: { $ref: '#/Tree' } }
`;

const BASE = {
  'specs/asyncapi.yaml': ROOT,
  'specs/acme/channel.yaml': CHANNEL,
  'specs/acme/events/done.yaml': DONE,
  'specs/acme/events/gone.yaml': GONE,
  'specs/acme/schemas/data.yaml': DATA,
};

/** The places of all changes of a working tree, with the lines of both sides. */
async function placesOf(edits: Readonly<Record<string, string>>, base: Readonly<Record<string, string>> = BASE) {
  const cwd = path.dirname(await specFolder({}));
  await writeFiles(cwd, base);
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  git(cwd, 'add', 'specs');
  git(cwd, 'commit', '--quiet', '-m', 'base');
  git(cwd, 'tag', 'v0.1.0');
  await writeFiles(cwd, edits);
  const { out } = await hookbook(['diff', '--format', 'json'], { cwd });
  const github = await hookbook(['diff', '--format', 'github'], { cwd });
  type Place = { readonly file: string; readonly line: number };
  const { changes } = JSON.parse(out) as {
    readonly changes: readonly { readonly old?: Place; readonly new?: Place }[];
  };
  const text = (place: Place | undefined) => place && `${place.file}:${place.line}`;
  return { places: changes.map((change) => [text(change.old), text(change.new)]), github: github.out };
}

describe('a change of a value is where the value is described', () => {
  test.each<readonly [string, string, string, readonly [string, string]]>([
    [
      'in another file',
      '{ type: string }',
      '{ type: [string, "null"] }',
      ['schemas/data.yaml:22', 'schemas/data.yaml:22'],
    ],
    [
      'in a list',
      'size: { type: integer }',
      'size: { type: number }',
      ['schemas/data.yaml:10', 'schemas/data.yaml:10'],
    ],
    [
      'of any name',
      '        type: integer\n    pair',
      '        type: number\n    pair',
      ['schemas/data.yaml:12', 'schemas/data.yaml:12'],
    ],
    [
      'in a tuple',
      '        - type: integer',
      '        - type: number',
      ['schemas/data.yaml:17', 'schemas/data.yaml:17'],
    ],
    [
      'that is gone',
      '          size: { type: integer }',
      '          kind: {}',
      ['schemas/data.yaml:10', 'schemas/data.yaml:7'],
    ],
  ])('%s', async (_, before, after, [old, now]) => {
    const { places } = await placesOf({ 'specs/acme/schemas/data.yaml': DATA.replace(before, after) });
    expect(places).toContainEqual([`specs/acme/${old}`, `specs/acme/${now}`]);
  });

  test('in a header of a trait', async () => {
    const { places } = await placesOf({ 'specs/acme/events/done.yaml': DONE.replace('[live]', '[live, test]') });
    expect(places).toEqual([['specs/acme/events/done.yaml:5', 'specs/acme/events/done.yaml:5']]);
  });
});

describe('a change of a fact is where x-webhook states it', () => {
  const withFacts = (facts: string) => `${CHANNEL}x-webhook:\n${facts.replace(/^/gm, '  ')}\n`;
  const FACTS = `eventType: $message.payload#/type
signature:
  scheme: hmac-sha256
  header: x-signature
  encoding: hex
  content: '{body}'
delivery: { timeout: PT10S }`;

  test.each<readonly [string, string, string, readonly [number, number]]>([
    ['of the signature', 'hex', 'base64', [10, 10]],
    ['that is gone', 'delivery: { timeout: PT10S }', 'ping: done', [12, 6]],
    [
      'that was not there',
      'delivery: {',
      'delivery:\n  success: "200"\n  ordering: total\n  timeout: PT10S\n#',
      [12, 14],
    ],
    ['of the event type', 'payload#/type', 'payload#/data', [6, 6]],
  ])('%s', async (_, before, after, [old, now]) => {
    const { places } = await placesOf(
      { 'specs/acme/channel.yaml': withFacts(FACTS.replace(before, after)) },
      { ...BASE, 'specs/acme/channel.yaml': withFacts(FACTS) },
    );
    expect(places).toContainEqual([`specs/acme/channel.yaml:${old}`, `specs/acme/channel.yaml:${now}`]);
  });
});

describe('what is gone is annotated at the nearest line that is there', () => {
  test('in the channel of an event', async () => {
    const { github, places } = await placesOf({
      'specs/acme/channel.yaml': CHANNEL.replace('  gone: { $ref: ./events/gone.yaml }\n', ''),
    });
    expect(places).toEqual([['specs/acme/events/gone.yaml:1', undefined]]);
    expect(github).toMatch(/^::error file=specs\/acme\/channel.yaml,line=2,col=1,title=event-removed::/);
  });

  test('in the document of a channel', async () => {
    const other = 'specs/other.yaml';
    const { github } = await placesOf({
      'specs/asyncapi.yaml': `${ROOT.replace('acme: { $ref: ./acme/channel.yaml }', 'bolt: { $ref: ./other.yaml }')}`,
      [other]:
        'address: null\nmessages: { late: { payload: { properties: { type: { const: late }, a: { $ref: ./acme/schemas/data.yaml#/Data/properties/map } } } } }\n',
    });
    expect(github).toContain('::error file=specs/asyncapi.yaml,line=3,col=1,title=event-removed::acme gone');
    expect(github).toContain('::error file=specs/acme/schemas/data.yaml,line=18,col=1,title=shape-removed::acme');
  });
});
