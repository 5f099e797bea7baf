import { expect, test } from 'vitest';
import { readOptions } from '../src/options.ts';

test('ports are 4000 and 4001 unless given', () => {
  expect(readOptions([])).toEqual({ help: false, docsPort: 4000, mockPort: 4001 });
});

test('ports are taken from the command line', () => {
  expect(readOptions(['--docs-port', '0', '--mock-port=5001'])).toEqual({ help: false, docsPort: 0, mockPort: 5001 });
});

test('--help asks for the usage', () => {
  expect(readOptions(['--help'])).toMatchObject({ help: true });
});

test.each(['65536', '-1', '4e3', 'http', ''])('%j is no port', (port) => {
  expect(readOptions([`--docs-port=${port}`])).toBe(`--docs-port takes a number from 0 to 65535, not "${port}".`);
});

test('a mistyped option is told', () => {
  expect(readOptions(['--doc-port', '0'])).toContain("Unknown option '--doc-port'");
});

test('an argument is one too many', () => {
  expect(readOptions(['4000'])).toContain("Unexpected argument '4000'");
});
