import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE } from './dist.ts';
import { examples } from './examples.ts';
import { oldestNode } from './oldestNode.ts';
import { runProgram } from './runProgram.ts';

const NO_EVAL = '--disallow-code-generation-from-strings';
const oldest = await oldestNode();

/** Parses every example as bytes, text and a value, and prints how many results are correct. */
const PROGRAM = `
  import { readFileSync } from 'node:fs';
  let correct = 0;
  for (const { provider, type, file } of ${JSON.stringify(examples)}) {
    const { safeParseEvent } = await import('@hookbook/validators/' + provider);
    const bytes = readFileSync(file);
    for (const body of [bytes, bytes.toString(), JSON.parse(bytes)]) {
      const result = safeParseEvent(body);
      if (result.ok && result.known && result.type === type) correct++;
      else console.error(file, result);
    }
  }
  console.log(correct);
`;

/** Prints the issue of an invalid payload. */
const INVALID = `
  import { formatIssues } from '@hookbook/validators';
  import { safeParseEvent } from '@hookbook/validators/platform';
  const body = { id: 'evt_1', type: 'user.created', created_at: '2026-01-01T00:00:00Z', data: { user_id: 7 } };
  console.log(formatIssues(safeParseEvent(JSON.stringify(body)).issues));
`;

test('four providers have examples', () => {
  expect(new Set(examples.map(({ provider }) => provider)).size).toBe(4);
  expect(examples.length).toBeGreaterThan(66);
});

describe.each([
  { name: process.version, command: process.execPath },
  { name: `${oldest.version}, ${oldest.about}`, command: oldest.command },
])('Node $name', ({ command }) => {
  test('parses every example without creating code from text', async () => {
    const { stdout, stderr } = await runProgram(PROGRAM, { command, flags: [NO_EVAL] });
    expect(stderr).toBe('');
    expect(Number(stdout)).toBe(3 * examples.length);
  });

  test('reports issues without creating code from text', async () => {
    const { stdout, stderr } = await runProgram(INVALID, { command, flags: [NO_EVAL] });
    expect(stderr).toBe('');
    expect(stdout).toContain('/data/user_id: expected string, received number 7 [type]');
  });

  test('rejects code that is created from text', async () => {
    await expect(runProgram(`new Function('return 1')`, { command, flags: [NO_EVAL] })).rejects.toThrow('EvalError');
  });
});

test('the oldest Node is not newer than the current one', () => {
  expect(Number(oldest.version.slice(1).split('.')[0])).toBeLessThanOrEqual(
    Number(process.versions.node.split('.')[0]),
  );
});

test('the package supports Node 20', async () => {
  const manifest = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ engines: { node: '>=20' }, sideEffects: false, type: 'module' });
});
