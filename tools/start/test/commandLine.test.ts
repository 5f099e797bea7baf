import { expect, test } from 'vitest';
import { readCommandLine } from '../src/commandLine.ts';

test('the default ports are 4000 and 4001', () => {
  expect(readCommandLine([])).toEqual({ action: 'start', ports: { docs: 4000, mock: 4001 } });
});

test('options set the ports', () => {
  expect(readCommandLine(['--docs-port', '0', '--mock-port=65535'])).toEqual({
    action: 'start',
    ports: { docs: 0, mock: 65_535 },
  });
});

test.each(['--help', '-h'])('%s prints the help, whatever the other options are', (option) => {
  expect(readCommandLine(['--docs-port', 'x', option])).toEqual({ action: 'help' });
});

test.each(['65536', '-1', '4e3', 'http', ''])('%j is not a port', (port) => {
  expect(readCommandLine([`--mock-port=${port}`])).toEqual({
    action: 'reject',
    message: `--mock-port must be a number from 0 to 65535, not "${port}".`,
  });
});

test('an unknown option is rejected', () => {
  expect(readCommandLine(['--doc-port', '0'])).toEqual({
    action: 'reject',
    message: expect.stringContaining("Unknown option '--doc-port'"),
  });
});

test('an argument is rejected', () => {
  expect(readCommandLine(['4000'])).toEqual({
    action: 'reject',
    message: expect.stringContaining("Unexpected argument '4000'"),
  });
});
