import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE } from './dist.ts';
import { examples } from './examples.ts';
import { oldestNode } from './oldestNode.ts';
import { runProgram } from './runProgram.ts';

const NO_EVAL = '--disallow-code-generation-from-strings';
const old = await oldestNode();

/** Reads every example as bytes, as text and as a value, and prints how many were what they should be. */
const PROGRAM = `
  import { readFileSync } from 'node:fs';
  let good = 0;
  for (const { provider, type, file } of ${JSON.stringify(examples)}) {
    const { safeParseEvent } = await import('@hookbook/validators/' + provider);
    const bytes = readFileSync(file);
    for (const body of [bytes, bytes.toString(), JSON.parse(bytes)]) {
      const result = safeParseEvent(body);
      if (result.ok && result.known && result.type === type) good++;
      else console.error(file, result);
    }
  }
  console.log(good);
`;

/** A payload with one fault, and what is said about it. */
const FAULTY = `
  import { formatIssues } from '@hookbook/validators';
  import { safeParseEvent } from '@hookbook/validators/platform';
  const body = { id: 'evt_1', type: 'user.created', created_at: '2026-01-01T00:00:00Z', data: { user_id: 7 } };
  console.log(formatIssues(safeParseEvent(JSON.stringify(body)).issues));
`;

test('there are examples of four providers', () => {
  expect(new Set(examples.map(({ provider }) => provider)).size).toBe(4);
  expect(examples.length).toBeGreaterThan(66);
});

describe.each([
  { name: process.version, command: process.execPath },
  { name: `${old.version}, ${old.about}`, command: old.command },
])('Node $name', ({ command }) => {
  test('reads every example, and makes no code from text', async () => {
    const { stdout, stderr } = await runProgram(PROGRAM, { command, flags: [NO_EVAL] });
    expect(stderr).toBe('');
    expect(Number(stdout)).toBe(3 * examples.length);
  });

  test('says what is wrong, and makes no code from text', async () => {
    const { stdout, stderr } = await runProgram(FAULTY, { command, flags: [NO_EVAL] });
    expect(stderr).toBe('');
    expect(stdout).toContain('/data/user_id: expected string, received number 7 [type]');
  });

  test('would not let code be made from text', async () => {
    await expect(runProgram(`new Function('return 1')`, { command, flags: [NO_EVAL] })).rejects.toThrow('EvalError');
  });
});

test('the oldest Node is not newer than the one that runs this', () => {
  expect(Number(old.version.slice(1).split('.')[0])).toBeLessThanOrEqual(Number(process.versions.node.split('.')[0]));
});

test('the package promises Node 20', async () => {
  const manifest = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ engines: { node: '>=20' }, sideEffects: false, type: 'module' });
});
