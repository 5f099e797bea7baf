import { describe, expect, it } from 'vitest';
import type { EventValidator, Issue, ParseResult } from '../../src/index.ts';
import { EXAMPLES, PROVIDERS, providerModule } from './contract.ts';

type Parse = (body: unknown, options?: object) => ParseResult<Record<string, unknown>, unknown>;

const modules = new Map(await Promise.all(PROVIDERS.map(async (name) => [name, await providerModule(name)] as const)));

function parse(provider: string): Parse {
  return modules.get(provider)?.safeParseEvent as Parse;
}

it('there are examples of every provider', () => {
  expect(EXAMPLES.length).toBeGreaterThan(60);
  expect(new Set(EXAMPLES.map(({ provider }) => provider)).size).toBe(PROVIDERS.length);
});

describe('an example of the contract', () => {
  it.each(EXAMPLES)('$provider $file is the event that it is an example of', ({ provider, type, payload }) => {
    expect(parse(provider)(payload)).toMatchObject({ ok: true, known: true, type });
    expect(parse(provider)(JSON.stringify(payload))).toMatchObject({ ok: true, known: true, type, event: payload });
  });

  it('has nothing that the contract does not know, but for the sample that lists enum members', () => {
    const unknown = EXAMPLES.flatMap(({ provider, file, payload }) => {
      const result = parse(provider)(payload, { mode: 'strict' });
      return result.ok ? [] : result.issues.map(({ code, pointer }: Issue) => `${file}: ${code} ${pointer}`);
    });
    expect(unknown.filter((each) => !each.includes('risk.alert/'))).toEqual([]);
  });
});

describe('a guard', () => {
  it('accepts the examples of its event and of no other', () => {
    const wrong = EXAMPLES.flatMap(({ provider, type, file, payload }) => {
      const exported = modules.get(provider) ?? {};
      const accepting = Object.values(exported)
        .filter((each): each is EventValidator<unknown> => typeof each === 'object' && each !== null && 'rules' in each)
        .filter(({ is }) => is(payload))
        .map((validator) => validator.type);
      return accepting.join() === type ? [] : [`${file}: ${accepting}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('one wrong member', () => {
  /** The places of everything in a payload that is no object and no list. */
  function leaves(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [[...path]];
    return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
  }

  function withFault(payload: unknown, path: readonly string[]): unknown {
    const copy = structuredClone(payload);
    const holder = path.slice(0, -1).reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], copy);
    (holder as Record<string, unknown>)[path.at(-1) ?? ''] = { fault: true };
    return copy;
  }

  it('is one issue, at its place', () => {
    let faults = 0;
    for (const { provider, type, payload } of EXAMPLES)
      for (const path of leaves(payload)) {
        const result = parse(provider)(withFault(payload, path));
        // Members of open objects, and those of which nothing is documented, may hold anything.
        if (result.ok) continue;
        faults++;
        expect([type, result.issues.map(({ pointer }) => pointer)]).toEqual([type, [`/${path.join('/')}`]]);
      }
    expect(faults).toBeGreaterThan(500);
  });
});
