import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { DIST, distFiles } from './dist.ts';

/** The validators and guards of each provider, according to the published declarations. */
const EXPORTS = distFiles('.d.ts').flatMap(({ name, text }) => {
  const provider = /^gen\/([^/]+)\.d\.ts$/.exec(name)?.[1];
  if (provider === undefined) return [];
  const namesMatching = (pattern: RegExp) => Array.from(text.matchAll(pattern), ([, found]) => String(found));
  return [
    {
      provider,
      validators: namesMatching(/^export declare const (\w+): EventValidator</gm),
      guards: namesMatching(/^export declare const (is\w+): \(value: unknown\)/gm),
    },
  ];
});

async function sizeOf(provider: string, names: readonly string[]): Promise<{ minified: number; gzip: number }> {
  const text = await bundle(`export { ${names.join(', ')} } from '@hookbook/validators/${provider}'`);
  return { minified: text.length, gzip: gzipSync(text, { level: 9 }).length };
}

test('four providers are measured', () => {
  expect(EXPORTS.length, DIST).toBeGreaterThan(3);
  expect(EXPORTS.flatMap(({ validators }) => validators).length).toBeGreaterThan(50);
  expect(EXPORTS.flatMap(({ guards }) => guards).length).toBe(EXPORTS.flatMap(({ validators }) => validators).length);
});

test('each further event adds less than 1 KB minified on average', async () => {
  let bytes = 0;
  let events = 0;
  for (const { provider, validators } of EXPORTS) {
    const one = await sizeOf(provider, validators.slice(0, 1));
    bytes += (await sizeOf(provider, validators)).minified - one.minified;
    events += validators.length - 1;
  }
  expect(bytes / events).toBeLessThan(1024);
});

test('a guard with everything it needs is at most 3 KB gzip', async () => {
  for (const { provider, guards } of EXPORTS)
    for (const guard of guards) expect((await sizeOf(provider, [guard])).gzip, guard).toBeLessThan(3072);
});

test('a validator is at most 3 KB gzip for most events', async () => {
  const sizes: number[] = [];
  for (const { provider, validators } of EXPORTS)
    for (const validator of validators) sizes.push((await sizeOf(provider, [validator])).gzip);
  sizes.sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length * 0.6)]).toBeLessThan(3072);
  // The rest are large events: a user of Dynamic has 120 fields, whose names alone are 1 KB.
  expect(sizes.at(-1)).toBeLessThan(8192);
});
