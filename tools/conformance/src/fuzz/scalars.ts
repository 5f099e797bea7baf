import type { SchemaObject, SchemaType } from '@hookbook/codegen';
import fc from 'fast-check';
import type { Random } from './random.ts';

export const allTypes: readonly SchemaType[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

export function sampleNumber(schema: SchemaObject, isInteger: boolean, random: Random): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + 1);
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - 1);
  const from = Number.isFinite(low) ? low : Math.min(0, Number.isFinite(high) ? high - 100 : 0);
  const to = Number.isFinite(high) ? high : from + random.pick([1, 100, 1e6, 2 ** 53]);
  const value = from + random.next() * (to - from);
  if (multipleOf !== undefined) return Math.ceil(value / multipleOf) * multipleOf;
  return isInteger || random.chance(0.3) ? Math.ceil(value) : value;
}

export function sampleString(schema: SchemaObject, random: Random, pools: Pools): string {
  const known = schema['x-extensible-enum'];
  if (known && known.length > 0 && random.chance(0.8)) return random.pick(known);
  if (schema.pattern !== undefined) return random.pick(pools.matching(schema.pattern));
  const examples = schema.format === undefined ? undefined : FORMATS[schema.format];
  const text = random.pick(examples ?? TEXTS);
  const { minLength = 0, maxLength = Infinity } = schema;
  const long = text.padEnd(minLength, 'x');
  return [...long].length <= maxLength ? long : [...long].slice(0, maxLength).join('');
}

/** Texts that match a pattern, made once for each. */
export interface Pools {
  readonly matching: (pattern: string) => readonly string[];
}

export function poolsOf(seed: number): Pools {
  const pools = new Map<string, readonly string[]>();
  return {
    matching: (pattern) => {
      const known = pools.get(pattern) ?? textsMatching(pattern, seed);
      pools.set(pattern, known);
      return known;
    },
  };
}

function textsMatching(pattern: string, seed: number): readonly string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 50, seed });
  } catch {
    // Some patterns are beyond the generator; any text is as good.
    return TEXTS;
  }
}

export const TEXTS: readonly string[] = [
  '', 'a', 'text', '0', 'true', 'null', ' ', '😀', 'é', 'e\u0301', '\u0000', '\u2028', '<b>', '"', '\\', '__proto__', 'x'.repeat(300),
]; // biome-ignore format: a list reads better dense

/** Texts about whose format nobody disagrees. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2024-02-29T12:34:56Z', '1999-12-31T23:59:59.999+01:00'],
  date: ['2024-02-29', '1999-12-31'],
  time: ['12:34:56Z', '23:59:59.5-08:00'],
  duration: ['P1D', 'PT15M', 'P3Y6M4DT12H30M5S'],
  email: ['joe@example.com', 'a.b+c@example.co.uk'],
  hostname: ['example.com', 'a-b.example'],
  ipv4: ['192.0.2.1', '255.255.255.255'],
  ipv6: ['2001:db8::1', '::1', 'fe80::1:2:3:4'],
  uri: ['https://example.com/a?b=c#d', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
  'uri-reference': ['/a/b', '../c?d', '#e', 'https://example.com'],
  'uri-template': ['https://example.com/{id}', '/a{?b,c}'],
  uuid: ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '00000000-0000-0000-0000-000000000000'],
  'json-pointer': ['', '/a/b', '/a~1b/0'],
  regex: ['^a+$', '[a-z]*'],
};
