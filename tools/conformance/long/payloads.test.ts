import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContract, resolveMetaschema } from '@hookbook/codegen';
import type { Event, Provider } from '@hookbook/contract';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { createPayloads, type PayloadSize, type Payloads } from '@hookbook/payloads';
import { createRandom } from '@hookbook/payloads/random';
import { event as createEvent, provider as createProvider, headerExpression } from '@hookbook/testkit/contracts';
import { type GeneratedProvider, loadValidators } from '@hookbook/testkit/loadValidators';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEvaluator } from '../src/fuzz/evaluator.ts';
import { randomSchema, randomValue } from '../src/fuzz/randomSchema.ts';
import { readPayloadSchema } from '../src/readPayloadSchema.ts';
import { anyValue } from '../test/anyValue.ts';
import { schemaAround } from '../test/schemaAround.ts';

const SIZES: readonly PayloadSize[] = ['minimal', 'typical', 'all-optional'];

async function readProviders(spec: string): Promise<readonly Provider[]> {
  const { contract } = await readContract(spec, { validate: false });
  return contract?.providers ?? [];
}

async function readGithub(): Promise<readonly Provider[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-github-'));
  try {
    return await readProviders((await writeGithubCorpus(folder)).document);
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface ContractCase {
  readonly read: () => Promise<readonly Provider[]>;
  /** The contract has more events than this. */
  readonly events: number;
  /** Events that accept no payload. */
  readonly impossible: readonly string[];
  /** Events that have no payload which strict mode accepts. */
  readonly tolerant: readonly string[];
}

describe.each<[string, ContractCase]>([
  [
    'this repository',
    {
      read: () => readProviders(fileURLToPath(new URL('.', import.meta.resolve('@hookbook/specs/package.json')))),
      events: 60,
      impossible: [],
      tolerant: [],
    },
  ],
  [
    'GitHub',
    {
      read: readGithub,
      events: 220,
      // It forbids the members that it requires, with an `additionalProperties` beside the `oneOf` that declares them.
      impossible: ['secret_scanning_alert_location.created'],
      // They describe the members of a category in two schemas, and strict mode asks each of them alone.
      tolerant: ['discussion.answered', 'discussion.unanswered'],
    },
  ],
])('the events of %s', (_, { read, events, impossible, tolerant }) => {
  let cases: { event: Event; payloads: Payloads; validators: GeneratedProvider }[];
  beforeAll(async () => {
    const providers = await read();
    const generated = await loadValidators(providers);
    cases = providers.flatMap((provider, index) => {
      const payloads = createPayloads(provider);
      return provider.events.map((event) => ({ event, payloads, validators: generated[index] as GeneratedProvider }));
    });
  });

  test.each(SIZES)('have a payload that is %s and that their validators accept', (size) => {
    expect(cases.length).toBeGreaterThan(events);
    const without = cases.filter(({ event, payloads }) => payloads.payloadOf(event, { seed: 1, size }) === undefined);
    expect(without.map(({ event }) => event.type)).toEqual(impossible);
    const issues = cases.flatMap(({ event, payloads, validators }) => {
      if (impossible.includes(event.type)) return [];
      const headers = payloads.headersOf(event, { seed: 1, size }) as Readonly<Record<string, string>> | undefined;
      const mode = tolerant.includes(event.type) ? 'tolerant' : 'strict';
      const body = payloads.payloadOf(event, { seed: 1, size });
      const result = validators.safeParseEvent(body, { mode, ...(headers ? { headers } : {}) });
      return result.ok && result.type === event.type ? [] : [{ event: event.type, ...result }];
    });
    expect(issues).toEqual([]);
  });
});

/** An event whose type is in a header, so that its payload can be any JSON. */
const HEADER = headerExpression('x-case');

interface Counts {
  found: number;
  satisfiable: number;
  strict: number;
  readonly rejected: unknown[];
}

/** Creates payloads of every size for the only event of each provider, and validates them as a receiver does. */
async function count(providers: readonly Provider[], isSatisfiable: (provider: Provider) => boolean): Promise<Counts> {
  const generated = await loadValidators(providers);
  const counts: Counts = { found: 0, satisfiable: 0, strict: 0, rejected: [] };
  for (const [index, provider] of providers.entries()) {
    const [event] = provider.events as [Event];
    const payloads = createPayloads(provider);
    const satisfiable = isSatisfiable(provider);
    for (const size of SIZES) {
      const payload = payloads.payloadOf(event, { seed: index, size });
      if (satisfiable) counts.satisfiable++;
      if (payload === undefined) continue;
      if (satisfiable) counts.found++;
      if (!generated[index]?.events.get(event.type)?.is(payload))
        counts.rejected.push({ schema: event.payload, payload });
      // A string would be read as the text of a body.
      const body = typeof payload === 'string' ? JSON.stringify(payload) : payload;
      const options = { headers: { 'x-case': 'case' }, mode: 'strict' } as const;
      if (generated[index]?.safeParseEvent(body, options).ok) counts.strict++;
    }
  }
  return counts;
}

describe('random schemas', () => {
  const SCHEMAS = 120;

  test('with keywords that concern the same value have valid payloads if they accept anything', async () => {
    const random = createRandom(1);
    const providers: Provider[] = [];
    while (providers.length < SCHEMAS) {
      const payload = { schema: randomSchema(random), schemaFormat: 'application/schema+json;version=draft-2020-12' };
      const result = await readPayloadSchema(payload, resolveMetaschema);
      const slug = `schema-${providers.length}`;
      if (result.ok && result.provider.events.length > 0) providers.push({ ...result.provider, slug });
    }
    const { found, satisfiable, strict, rejected } = await count(providers, ({ definitions, events }) => {
      const accepts = createEvaluator(definitions);
      return Array.from({ length: 200 }, () => randomValue(random)).some((value) =>
        accepts(events[0]?.payload ?? true, value),
      );
    });
    expect(rejected).toEqual([]);
    expect(satisfiable).toBeGreaterThan(SCHEMAS * SIZES.length * 0.8);
    expect(found / satisfiable).toBeGreaterThan(0.95);
    expect(strict / found).toBeGreaterThan(0.95);
  });

  test('that are made to accept a value have valid payloads', async () => {
    const random = createRandom(2);
    const accepts = createEvaluator([]);
    const providers: Provider[] = [];
    while (providers.length < SCHEMAS) {
      const value = anyValue(random, 3);
      const payload = schemaAround(value, random);
      if (!accepts(payload, value)) continue;
      const slug = `schema-${providers.length}`;
      const events = [createEvent({ type: 'case', payload })];
      providers.push(createProvider({ slug, events, webhook: { eventType: [HEADER] } }));
    }
    const { found, satisfiable, strict, rejected } = await count(providers, () => true);
    expect(rejected).toEqual([]);
    expect(found / satisfiable).toBeGreaterThan(0.95);
    expect(strict / found).toBeGreaterThan(0.5);
  });
});
