import { fileURLToPath } from 'node:url';
import type { Event, Provider } from '@hookbook/contract';
import type { DefinitionMap } from '@hookbook/contract/schema';
import { ajvValidator } from '@hookbook/testkit/ajvValidator';
import { acceptance, rejection } from '@hookbook/testkit/assignments';
import { compile } from '@hookbook/testkit/compile';
import { inTypesPackage } from '@hookbook/testkit/inTypesPackage';
import { resolveIn, sampleValues } from '@hookbook/testkit/sampleValues';
import { emitTypes } from '@hookbook/types-emitter';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContract } from '../src/generate/readContract.ts';
import { parse } from '../test/specs/sharedParser.ts';
import { invalidValues } from './invalidValues.ts';

const PAYLOADS_PER_EVENT = 200;
const SEED = 20_241_121;

const specs = fileURLToPath(new URL('../../../specs', import.meta.url));

interface Subject {
  readonly provider: Provider;
  readonly event: Event;
  readonly definitions: DefinitionMap;
  readonly isValid: (value: unknown) => boolean;
  readonly payloads: readonly unknown[];
}

let modules: Record<string, string> = {};
let subjects: readonly Subject[] = [];

beforeAll(async () => {
  const { contract } = await readContract(specs, { parse });
  if (!contract) throw new Error('The specs have errors.');
  modules = await inTypesPackage(await emitTypes(contract));
  subjects = contract.providers.flatMap((provider) => provider.events.map((event) => subjectOf(provider, event)));
});

function subjectOf(provider: Provider, event: Event): Subject {
  const definitions = new Map(provider.definitions.map(({ name, schema }) => [name, schema]));
  const isValid = ajvValidator(event.payload, definitions);
  const options = {
    resolve: resolveIn(provider.definitions),
    avoidEmptyObjects: true,
    count: PAYLOADS_PER_EVENT * 1.5,
    seed: SEED,
  };
  const sampled = sampleValues(event.payload, options).filter(isValid);
  const unique = [...new Map(sampled.map((payload) => [JSON.stringify(payload), payload])).values()];
  return { provider, event, definitions, isValid, payloads: unique.slice(0, PAYLOADS_PER_EVENT) };
}

/** One file per event, with statements about its type. */
function uses(statements: (subject: Subject) => readonly string[]): Record<string, string> {
  const files = subjects.map((subject, index) => {
    const { provider, event } = subject;
    const header = `import type { ${event.typeName} as Subject } from './gen/${provider.slug}.ts';\n`;
    return [`use${index}.ts`, header + statements(subject).join('')] as const;
  });
  return Object.fromEntries(files);
}

describe('the types of the whole contract', () => {
  it('accept every example', async () => {
    const examples = subjects.flatMap(({ event }) => event.examples);
    expect(examples.length).toBeGreaterThanOrEqual(subjects.length);
    const files = uses(({ event }) =>
      event.examples.map(({ payload }, index) => acceptance(payload, 'Subject', `e${index}`)),
    );
    expect(await compile({ ...modules, ...files })).toEqual([]);
  });

  it('accept 200 random valid payloads of every event', async () => {
    expect(subjects.length).toBeGreaterThan(50);
    expect(
      subjects.filter(({ payloads }) => payloads.length < PAYLOADS_PER_EVENT).map(({ event }) => event.type),
    ).toEqual([]);
    const files = uses(({ payloads }) => payloads.map((payload, index) => acceptance(payload, 'Subject', `p${index}`)));
    expect(await compile({ ...modules, ...files })).toEqual([]);
  });

  it('reject payloads with a fault', async () => {
    const invalid = subjects.map((subject) =>
      invalidValues(subject.event.payload, subject.definitions, subject.event.examples[0]?.payload),
    );
    expect(invalid.filter((values) => values.length < 4)).toEqual([]);
    expect(invalid.flat().length).toBeGreaterThan(500);
    const files = uses((subject) => {
      const values = invalid[subjects.indexOf(subject)] ?? [];
      expect(values.filter(subject.isValid)).toEqual([]);
      return values.map((value, index) => rejection(value, 'Subject', `w${index}`));
    });
    expect(await compile({ ...modules, ...files })).toEqual([]);
  });
});
