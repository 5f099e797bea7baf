import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contract, Event } from '@hookbook/contract';
import { definitionName, mapReferences, type Schema } from '@hookbook/contract/schema';
import { emitDocs } from '@hookbook/docs-site';
import { importOpenapi } from '@hookbook/openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { parse } from '../specs/sharedParser.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

const SPECS = fileURLToPath(new URL('../../../../specs', import.meta.url));

let contract: Contract;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  const result = await readContract(SPECS, { parse });
  if (!result.contract) throw new Error('The contract cannot be read');
  contract = result.contract;
  files = new Map((await emitDocs(contract)).map(({ path, text }) => [path, text]));
});

function json(file: string) {
  return JSON.parse(files.get(file) ?? 'null');
}

test('every example is valid by the schema of its event, and by that of its provider', () => {
  const ajv = new Ajv2020({ strictTypes: false, strictTuples: false });
  addFormats.default(ajv);
  let count = 0;
  for (const { slug, events } of contract.providers) {
    const isEvent = ajv.compile(json(`${slug}/index.schema.json`));
    for (const { slug: name, examples } of events) {
      const isThisEvent = ajv.compile(json(`${slug}/${name}.schema.json`));
      for (const { payload } of examples) {
        expect([isThisEvent(payload), isThisEvent.errors], name).toEqual([true, null]);
        expect(isEvent(payload), name).toBe(true);
        count += 1;
      }
    }
    expect(isEvent({ type: 'nothing' })).toBe(false);
  }
  expect(count).toBeGreaterThan(80);
});

test('an importer of OpenAPI finds the same events, headers and examples', () => {
  for (const { slug, events, webhook } of contract.providers) {
    const { asyncapi, problems, summary } = importOpenapi(json(`${slug}/openapi.json`), { name: slug });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { channels } = asyncapi as { channels: Record<string, { messages: Record<string, unknown> }> };
    expect(Object.keys(channels[slug]?.messages ?? {})).toEqual(events.map(({ type }) => type));
    expect(summary.examples).toBe(events.flatMap(({ examples }) => examples).length);
    expect(JSON.stringify(asyncapi)).toContain(webhook.signature?.header ?? '');
  }
});

test('the AsyncAPI document is the same contract', async () => {
  const file = path.join(await temporaryFolder(), 'asyncapi.json');
  await writeFile(file, files.get('asyncapi.json') ?? '');
  const { contract: read, diagnostics } = await readContract(file, { parse });
  expect(diagnostics.filter(({ severity }) => severity !== 'advice')).toEqual([]);
  expect(read && comparable(read)).toEqual(comparable(contract));
});

test.each([
  "{ scheme: github, also: [{ algorithm: hmac-sha1, header: X-Hub-Signature, prefix: 'sha1=' }] }",
  '{ scheme: hmac-sha256, header: x-a, encoding: hex, content: "{body}", also: [{ header: x-b, secret: second }] }',
  '{ scheme: standard-webhooks, also: [{ scheme: standard-webhooks-ed25519 }, { scheme: github, header: x-hub, content: "{timestamp}{body}" }] }',
])('the AsyncAPI document has the further signatures of %s', async (signature) => {
  const document = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    x-webhook: { eventType: $message.payload#/type, signature: ${signature} }
    messages: { done: { payload: { type: object, properties: { type: { const: done } } } } }
operations: { onAcme: { action: send, channel: { $ref: '#/channels/acme' } } }
`;
  const signatures: unknown[] = [];
  const folder = await temporaryFolder();
  let text = document;
  for (const name of ['written.yaml', 'again.json']) {
    await writeFile(path.join(folder, name), text);
    const { contract: read, diagnostics } = await readContract(path.join(folder, name), { parse });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    signatures.push(read?.providers[0]?.webhook.signature);
    const docs = read ? await emitDocs(read) : [];
    text = docs.find(({ path: file }) => file === 'asyncapi.json')?.text ?? '';
    const openapi = JSON.parse(docs.find(({ path: file }) => file.endsWith('openapi.json'))?.text ?? '{}');
    expect(openapi.components.securitySchemes.signature.description).toContain('one valid signature is enough');
  }
  expect(signatures[0]).toMatchObject({ also: expect.any(Array) });
  expect(signatures[1]).toEqual(signatures[0]);
});

/** Without places in files, and with definitions in place of their names, which the document makes unique. */
function comparable({ title, version, description, providers }: Contract) {
  return {
    ...{ title, version, description },
    providers: providers.map(
      ({ source: _, webhookSource: _webhook, channels: _channels, definitions, events, ...provider }) => {
        const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
        const eventOf = ({ source: _source, payload, headers, examples, ...event }: Event) => ({
          ...event,
          payload: withoutNames(payload, schemas),
          headers: headers && withoutNames(headers, schemas),
          examples: examples.map(({ source: _example, ...example }) => example),
        });
        return { ...provider, events: events.map(eventOf), definitions: definitions.length };
      },
    ),
  };
}

/** Identifies definitions by what they describe, because their names differ between documents. */
function withoutNames(schema: Schema, schemas: ReadonlyMap<string, Schema>): Schema {
  return mapReferences(schema, ($ref) => {
    const found = schemas.get(definitionName($ref)) ?? true;
    return JSON.stringify(mapReferences(found, () => ''));
  });
}
