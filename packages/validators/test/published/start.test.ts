import { expect, test } from 'vitest';
import { distFiles } from './dist.ts';

/**
 * The time of an import depends on the number of modules, at a third of a millisecond each, and on the amount of text that
 * Node has to parse. `npm run bench` measures the time itself, which also depends on the load of the machine.
 */
const FILES = distFiles('.js');
const PROVIDERS = FILES.filter(({ name }) => /^gen\/[^/]+\.js$/.test(name));

function textOf(file: string): string {
  return FILES.find(({ name }) => name === file)?.text ?? '';
}

function importsOf(text: string): Set<string> {
  return new Set(
    Array.from(text.matchAll(/^(?:import|export) [^;]*?from "([^"]+)";/gm), ([, specifier]) => String(specifier)),
  );
}

test('four providers have modules', () => {
  expect(PROVIDERS.length).toBeGreaterThan(3);
});

test.each(PROVIDERS)('importing $name loads one other module, the runtime', ({ text }) => {
  expect([...importsOf(text)]).toEqual(['../runtime.js']);
  expect(importsOf(textOf('runtime.js')).size).toBe(0);
});

test.each(PROVIDERS)('importing $name loads at most 100 KB', ({ text }) => {
  expect(text.length + textOf('runtime.js').length).toBeLessThan(100_000);
});
