import { fileURLToPath } from 'node:url';
import { run } from '@hookbook/testkit/runProcess';
import { expect, test } from 'vitest';

/** Runs the command, with arguments for which it ends before it builds. */
function start(...args: readonly string[]) {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  return run('node', [main, ...args], { cwd: import.meta.dirname });
}

test('a mistyped option exits with 2 and prints the usage', async () => {
  const { code, stdout, stderr } = await start('--docs-prt', '0');
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain("Unknown option '--docs-prt'");
  expect(stderr).toContain('Usage: npm start --');
});

test('--help exits with 0 and prints the usage', async () => {
  const { code, stdout, stderr } = await start('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: npm start --');
  expect(stderr).toBe('');
});
