import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '@hookbook/testkit/runProcess';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../src/repository.ts';

interface Report {
  readonly passed?: number;
  readonly failed?: number;
  readonly skipped?: number;
  readonly todo?: number;
  /** The states of the tests of each file, after the state of the file. */
  readonly files?: readonly (readonly [string, ...string[]])[];
}

/** What `.ci/count.js` makes of a report and of the exit code of the run. */
async function counted({ passed = 0, failed = 0, skipped = 0, todo = 0, files = [] }: Report, exitCode: number) {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-count-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const report = {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: todo,
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((each) => ({ status: each })),
    })),
  };
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(report));
  const { code, stdout } = await run('node', [path.join(ROOT, '.ci/count.js'), file, String(exitCode)], {
    cwd: folder,
  });
  return { line: stdout, code };
}

test('all passed', async () => {
  const report = { passed: 2, files: [['passed', 'passed', 'passed']] as const };
  expect(await counted(report, 0)).toEqual({ line: '2 passed, 0 failed\n', code: 0 });
});

test('a failed test is counted once, its file not again', async () => {
  const report = { passed: 1, failed: 1, files: [['failed', 'passed', 'failed']] as const };
  expect(await counted(report, 1)).toEqual({ line: '1 passed, 1 failed\n', code: 1 });
});

test('a file that could not be loaded counts as a failure', async () => {
  const report = { passed: 1, failed: 1, files: [['failed'], ['failed', 'passed', 'failed']] as const };
  expect(await counted(report, 1)).toEqual({ line: '1 passed, 2 failed\n', code: 1 });
});

test('a file whose preparation failed counts as a failure, its tests as skipped', async () => {
  const report = {
    passed: 1,
    skipped: 2,
    files: [
      ['failed', 'pending', 'pending'],
      ['passed', 'passed'],
    ] as const,
  };
  expect(await counted(report, 1)).toEqual({ line: '1 passed, 1 failed, 2 skipped\n', code: 1 });
});

test('a run that failed although every test passed is not a success', async () => {
  const report = { passed: 1, files: [['passed', 'passed']] as const };
  expect(await counted(report, 1)).toEqual({ line: '1 passed, 1 failed\n', code: 1 });
});

test('a run without any test is not a success', async () => {
  expect(await counted({}, 0)).toEqual({ line: '0 passed, 0 failed\n', code: 1 });
});

test('tests to be written count as skipped', async () => {
  const report = { passed: 1, todo: 1, files: [['passed', 'passed', 'todo']] as const };
  expect(await counted(report, 0)).toEqual({ line: '1 passed, 0 failed, 1 skipped\n', code: 0 });
});
