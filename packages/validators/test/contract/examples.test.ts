import { describe, expect, it } from 'vitest';
import type { EventValidator, Issue, ParseResult } from '../../src/index.ts';
import { EXAMPLES, PROVIDERS, providerModule } from './contract.ts';

type Parse = (body: unknown, options?: object) => ParseResult<Record<string, unknown>, unknown>;

const modules = new Map(await Promise.all(PROVIDERS.map(async (name) => [name, await providerModule(name)] as const)));

function parse(provider: string): Parse {
  return modules.get(provider)?.safeParseEvent as Parse;
}

it('every provider has examples', () => {
  expect(EXAMPLES.length).toBeGreaterThan(60);
  expect(new Set(EXAMPLES.map(({ provider }) => provider)).size).toBe(PROVIDERS.length);
});

describe('an example of the contract', () => {
  it.each(EXAMPLES)('$provider $file is parsed as its event', ({ provider, type, payload }) => {
    expect(parse(provider)(payload)).toMatchObject({ ok: true, known: true, type });
    expect(parse(provider)(JSON.stringify(payload))).toMatchObject({ ok: true, known: true, type, event: payload });
  });

  it('has no drift, except for the sample that lists enum members', () => {
    const unknown = EXAMPLES.flatMap(({ provider, file, payload }) => {
      const result = parse(provider)(payload, { mode: 'strict' });
      return result.ok ? [] : result.issues.map(({ code, pointer }: Issue) => `${file}: ${code} ${pointer}`);
    });
    expect(unknown.filter((issue) => !issue.includes('risk.alert/'))).toEqual([]);
  });
});

describe('a guard', () => {
  it('accepts the examples of its event only', () => {
    const wrong = EXAMPLES.flatMap(({ provider, type, file, payload }) => {
      const exported = modules.get(provider) ?? {};
      const accepting = Object.values(exported)
        .filter(
          (value): value is EventValidator<unknown> => typeof value === 'object' && value !== null && 'rules' in value,
        )
        .filter(({ is }) => is(payload))
        .map((validator) => validator.type);
      return accepting.join() === type ? [] : [`${file}: ${accepting}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('one invalid field', () => {
  /** The paths of all values in a payload that are neither objects nor arrays. */
  function leaves(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [[...path]];
    return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
  }

  function withFault(payload: unknown, path: readonly string[]): unknown {
    const copy = structuredClone(payload);
    const holder = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy);
    (holder as Record<string, unknown>)[path.at(-1) ?? ''] = { fault: true };
    return copy;
  }

  it('is one issue, at its path', () => {
    let faults = 0;
    for (const { provider, type, payload } of EXAMPLES)
      for (const path of leaves(payload)) {
        const result = parse(provider)(withFault(payload, path));
        // Fields of open objects, and those without documentation, accept any value.
        if (result.ok) continue;
        faults++;
        expect([type, result.issues.map(({ pointer }) => pointer)]).toEqual([type, [`/${path.join('/')}`]]);
      }
    expect(faults).toBeGreaterThan(500);
  });
});
