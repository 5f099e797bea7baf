import { expect, test } from 'vitest';
import { distFiles } from './dist.ts';

/**
 * What decides how long an import takes: how many modules it loads, at a third of a millisecond each, and how much text
 * Node has to read. Times themselves depend on what else a machine does; `npm run bench` measures them.
 */
const FILES = distFiles('.js');
const PROVIDERS = FILES.filter(({ name }) => /^gen\/[^/]+\.js$/.test(name));

function textOf(wanted: string): string {
  return FILES.find(({ name }) => name === wanted)?.text ?? '';
}

function importsOf(text: string): Set<string> {
  return new Set(
    Array.from(text.matchAll(/^(?:import|export) [^;]*?from "([^"]+)";/gm), ([, specifier]) => String(specifier)),
  );
}

test('four providers are there', () => {
  expect(PROVIDERS.length).toBeGreaterThan(3);
});

test.each(PROVIDERS)('importing $name loads one more module, the runtime', ({ text }) => {
  expect([...importsOf(text)]).toEqual(['../runtime.js']);
  expect(importsOf(textOf('runtime.js')).size).toBe(0);
});

test.each(PROVIDERS)('importing $name reads at most 100 KB', ({ text }) => {
  expect(text.length + textOf('runtime.js').length).toBeLessThan(100_000);
});
