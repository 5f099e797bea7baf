import { fileURLToPath } from 'node:url';
import type { Event, Provider } from '@hookbook/contract';
import type { DefinitionMap } from '@hookbook/contract/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitTypes } from '../../src/emit/types/emitTypes.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { parse } from '../specs/sharedParser.ts';
import { compile, UNKNOWN_EVENT_TYPE_MODULE } from './compile.ts';
import { validatorOf } from './validator.ts';
import { sampleValues } from './values.ts';
import { assignment, refusal } from './valueType.ts';
import { wrongValues } from './wrongValues.ts';

const PAYLOADS_PER_EVENT = 200;
const SEED = 20_241_121;

const specs = fileURLToPath(new URL('../../../../specs', import.meta.url));

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
  if (!contract) throw new Error('The contract cannot be read.');
  const files = await emitTypes(contract);
  modules = {
    'unknownEventType.ts': UNKNOWN_EVENT_TYPE_MODULE,
    ...Object.fromEntries(files.map(({ path, text }) => [`gen/${path}`, text])),
  };
  subjects = contract.providers.flatMap((provider) => provider.events.map((event) => subjectOf(provider, event)));
});

function subjectOf(provider: Provider, event: Event): Subject {
  const definitions = new Map(provider.definitions.map(({ name, schema }) => [name, schema]));
  const isValid = validatorOf(event.payload, definitions);
  const sampled = sampleValues(event.payload, definitions, { count: PAYLOADS_PER_EVENT * 1.5, seed: SEED }).filter(
    isValid,
  );
  const unique = [...new Map(sampled.map((payload) => [JSON.stringify(payload), payload])).values()];
  return { provider, event, definitions, isValid, payloads: unique.slice(0, PAYLOADS_PER_EVENT) };
}

/** One file per event that uses values as that event. */
function uses(statements: (subject: Subject) => readonly string[]): Record<string, string> {
  const files = subjects.map((subject, index) => {
    const { provider, event } = subject;
    const header = `import type { ${event.typeName} as Subject } from './gen/${provider.slug}.ts';\n`;
    return [`use${index}.ts`, header + statements(subject).join('')] as const;
  });
  return Object.fromEntries(files);
}

describe('the types of the whole contract', () => {
  it('take every example', async () => {
    const examples = subjects.flatMap(({ event }) => event.examples);
    expect(examples.length).toBeGreaterThanOrEqual(subjects.length);
    const files = uses(({ event }) =>
      event.examples.map(({ payload }, index) => assignment(payload, 'Subject', `e${index}`)),
    );
    expect(await compile({ ...modules, ...files })).toEqual([]);
  });

  it('take hundreds of random valid payloads of every event', async () => {
    expect(subjects.length).toBeGreaterThan(50);
    expect(
      subjects.filter(({ payloads }) => payloads.length < PAYLOADS_PER_EVENT).map(({ event }) => event.type),
    ).toEqual([]);
    const files = uses(({ payloads }) => payloads.map((payload, index) => assignment(payload, 'Subject', `p${index}`)));
    expect(await compile({ ...modules, ...files })).toEqual([]);
  });

  it('refuse planted faults', async () => {
    const planted = subjects.map((subject) =>
      wrongValues(subject.event.payload, subject.definitions, subject.event.examples[0]?.payload),
    );
    expect(planted.filter((values) => values.length < 4)).toEqual([]);
    expect(planted.flat().length).toBeGreaterThan(500);
    const files = uses((subject) => {
      const values = planted[subjects.indexOf(subject)] ?? [];
      expect(values.filter(subject.isValid)).toEqual([]);
      return values.map((value, index) => refusal(value, 'Subject', `w${index}`));
    });
    expect(await compile({ ...modules, ...files })).toEqual([]);
  });
});
