import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Only what ends before anything is built. */
function start(...args: readonly string[]) {
  return spawnSync(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url)), ...args], {
    encoding: 'utf8',
  });
}

test('a mistyped option exits with 2 and shows the usage', () => {
  const { status, stdout, stderr } = start('--docs-prt', '0');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain("Unknown option '--docs-prt'");
  expect(stderr).toContain('Usage: npm start --');
});

test('--help exits with 0 and shows the usage', () => {
  const { status, stdout, stderr } = start('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: npm start --');
  expect(stderr).toBe('');
});
