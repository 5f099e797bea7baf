import { ARTIFACTS, filesOf } from '@hookbook/codegen';
import { expect, it } from 'vitest';
import { withGeneratedExamples } from '../../src/generate/generatedExamples.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder } from '../specs/specFolder.ts';
import { contractOf } from './contractOf.ts';

const DOCUMENT = `asyncapi: 3.0.0
info: { title: Parcel hooks, version: 1.0.0 }
channels:
  parcel:
    x-webhook: { eventType: $message.payload#/type }
    messages:
      parcel.created:
        payload:
          type: object
          required: [type, id, email]
          properties: { type: { const: parcel.created }, id: { type: string, examples: [prc_7] }, email: { type: string, format: email }, weight: { type: number, minimum: 1 } }
`;

it('the mock server and the docs show a generated payload for an event without an example', async () => {
  const { contract } = await contractOf(DOCUMENT);
  const textOf = async (name: string, path: string) => {
    const artifact = ARTIFACTS.find((candidate) => candidate.name === name);
    const files = artifact ? await filesOf(artifact, contract) : [];
    return files.find((file) => file.path === path)?.text ?? '';
  };
  const catalogue = await textOf('mock-server', 'providers/parcel.ts');
  expect(catalogue).toContain('origin: "generated"');
  expect(catalogue).toMatch(/id: "prc_7"/);
  expect(await textOf('docs', 'parcel/parcel.created.md')).toContain('(generated from the schema)');
  expect(await textOf('types', 'parcel.ts')).not.toContain('email":');
  expect(contract.providers[0]?.events[0]?.examples).toEqual([]);
});

it('hookbook example prints a payload, the same for the same seed', async () => {
  const specs = await specFolder({ 'asyncapi.yaml': DOCUMENT });
  const example = async (...argv: readonly string[]) =>
    hookbook(['example', 'parcel.created', '--specs', specs, ...argv], {});
  const first = await example('--seed', '7');
  expect(first.exit).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ type: 'parcel.created', email: expect.stringContaining('@example.') });
  expect((await example('--seed', '7')).out).toBe(first.out);
  expect(Object.keys(JSON.parse((await example('--minimal')).out))).toEqual(['type', 'id', 'email']);
  expect(Object.keys(JSON.parse((await example('--all-optional')).out))).toContain('weight');
  expect(await example('--seed', 'x')).toMatchObject({ exit: 2 });
  expect(await example('--minimal', '--all-optional')).toMatchObject({ exit: 2 });
  const wrong = await hookbook(['example', 'parcel.craeted', '--specs', specs], {});
  expect(wrong).toMatchObject({ exit: 2, error: expect.stringContaining('Did you mean "parcel.created"?') });
});

it('a generated example shows optional members and headers, and no headers if there are none', async () => {
  const { contract } = await contractOf(`asyncapi: 3.0.0
info: { title: Lights, version: 1.0.0 }
channels:
  lights:
    x-webhook: {}
    messages:
      measured:
        x-event-type: measured
        headers: { type: object, properties: { x-app: { type: integer }, x-old: { type: string, deprecated: true } } }
        payload: { type: object, properties: { lumens: { type: integer }, sentAt: { type: string, format: date-time } } }
      bare: { x-event-type: bare, headers: { type: object }, payload: { type: object } }
`);
  const { providers } = await withGeneratedExamples(contract);
  const examples = new Map(providers[0]?.events.map(({ type, examples: [example] }) => [type, example]));
  expect(examples.get('measured')).toMatchObject({
    payload: { lumens: expect.any(Number), sentAt: expect.any(String) },
    headers: { 'x-app': expect.any(Number) },
  });
  expect(examples.get('measured')?.headers).not.toHaveProperty('x-old');
  expect(examples.get('bare')).toMatchObject({ payload: {} });
  expect(examples.get('bare')).not.toHaveProperty('headers');
});
