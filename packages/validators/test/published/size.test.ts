import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { DIST, distFiles } from './dist.ts';

/** Event validators and guards by the provider that exports them, as the published declarations have them. */
const EXPORTS = distFiles('.d.ts').flatMap(({ name, text }) => {
  const provider = /^gen\/([^/]+)\.d\.ts$/.exec(name)?.[1];
  if (provider === undefined) return [];
  const named = (pattern: RegExp) => Array.from(text.matchAll(pattern), ([, found]) => String(found));
  return [
    {
      provider,
      validators: named(/^export declare const (\w+): EventValidator</gm),
      guards: named(/^export declare const (is\w+): \(value: unknown\)/gm),
    },
  ];
});

async function sizeOf(provider: string, names: readonly string[]): Promise<{ minified: number; gzip: number }> {
  const text = await bundle(`export { ${names.join(', ')} } from '@hookbook/validators/${provider}'`);
  return { minified: text.length, gzip: gzipSync(text, { level: 9 }).length };
}

test('events of four providers are measured', () => {
  expect(EXPORTS.length, DIST).toBeGreaterThan(3);
  expect(EXPORTS.flatMap(({ validators }) => validators).length).toBeGreaterThan(50);
  expect(EXPORTS.flatMap(({ guards }) => guards).length).toBe(EXPORTS.flatMap(({ validators }) => validators).length);
});

test('a further event costs 1 KB minified on average', async () => {
  let bytes = 0;
  let events = 0;
  for (const { provider, validators } of EXPORTS) {
    const one = await sizeOf(provider, validators.slice(0, 1));
    bytes += (await sizeOf(provider, validators)).minified - one.minified;
    events += validators.length - 1;
  }
  expect(bytes / events).toBeLessThan(1024);
});

test('a guard, with everything it needs, is at most 3 KB gzip', async () => {
  for (const { provider, guards } of EXPORTS)
    for (const guard of guards) expect((await sizeOf(provider, [guard])).gzip, guard).toBeLessThan(3072);
});

test('a validator, which also explains, is at most 3 KB gzip for most events', async () => {
  const sizes: number[] = [];
  for (const { provider, validators } of EXPORTS)
    for (const validator of validators) sizes.push((await sizeOf(provider, [validator])).gzip);
  sizes.sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length * 0.6)]).toBeLessThan(3072);
  // Above that are the events that say most: a user of Dynamic has 120 members of its own, and their names alone are 1 KB.
  expect(sizes.at(-1)).toBeLessThan(8192);
});
