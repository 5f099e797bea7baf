import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '@hookbook/testkit/runProcess';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../src/repository.ts';

/** The part of a Vitest report that is counted. */
interface Report {
  readonly passed?: number;
  readonly failed?: number;
  readonly skipped?: number;
  readonly todo?: number;
  /** For each file its status, then the status of each of its tests. */
  readonly files?: readonly (readonly [string, ...string[]])[];
}

/** Runs `.ci/count.js` in a repository with a workspace for every report. `undefined` is a workspace without a report. */
async function count(reports: readonly (Report | undefined)[], exitCode: number, longSuite?: Report) {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-count-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = async (file: string, value: unknown) => {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), JSON.stringify(value));
  };
  await write('package.json', { workspaces: ['untested', 'tools/*'] });
  await write('untested/package.json', { scripts: { build: 'tsc' } });
  for (const [index, report] of reports.entries()) {
    await write(`tools/w${index}/package.json`, { scripts: { test: 'vitest run' } });
    if (report) await write(`tools/w${index}/.cache/test-report.json`, vitestReport(report));
  }
  if (longSuite) await write('tools/w0/.cache/release-report.json', vitestReport(longSuite));
  const script = path.join(ROOT, '.ci/count.js');
  const { code, stdout } = await run('node', [script, folder, String(exitCode)], { cwd: folder });
  return { code, lines: stdout.trimEnd().split('\n') };
}

function vitestReport({ passed = 0, failed = 0, skipped = 0, todo = 0, files = [] }: Report) {
  return {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: todo,
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((testStatus) => ({ status: testStatus })),
    })),
  };
}

const PASSING: Report = { passed: 2, files: [['passed', 'passed', 'passed']] };

test('passed tests of all workspaces are added up', async () => {
  const more: Report = { passed: 3, files: [['passed', 'passed', 'passed', 'passed']] };
  expect(await count([PASSING, more], 0)).toEqual({ code: 0, lines: ['5 passed, 0 failed'] });
});

test('tests of a long suite are added', async () => {
  const failing: Report = { passed: 3, failed: 1, files: [['failed', 'passed', 'passed', 'passed', 'failed']] };
  expect(await count([PASSING], 1, failing)).toEqual({ code: 1, lines: ['5 passed, 1 failed'] });
});

test('a failed test is counted once, and not again for its file', async () => {
  const report: Report = { passed: 1, failed: 1, files: [['failed', 'passed', 'failed']] };
  expect(await count([PASSING, report], 1)).toEqual({ code: 1, lines: ['3 passed, 1 failed'] });
});

test('a file that cannot be loaded is a failure', async () => {
  const report: Report = { passed: 1, failed: 1, files: [['failed'], ['failed', 'passed', 'failed']] };
  expect(await count([report], 1)).toEqual({ code: 1, lines: ['1 passed, 2 failed'] });
});

test('a file whose preparation fails is a failure, and its tests are skipped', async () => {
  const report: Report = {
    ...{ passed: 1, skipped: 2 },
    files: [
      ['failed', 'pending', 'pending'],
      ['passed', 'passed'],
    ],
  };
  expect(await count([report], 1)).toEqual({ code: 1, lines: ['1 passed, 1 failed, 2 skipped'] });
});

test('a run that fails although every test passed is a failure', async () => {
  expect(await count([PASSING], 1)).toEqual({ code: 1, lines: ['2 passed, 1 failed'] });
});

test('a workspace without a report is a failure', async () => {
  expect(await count([PASSING, undefined, PASSING], 0)).toEqual({
    code: 1,
    lines: ['No tests ran in tools/w1.', '4 passed, 1 failed'],
  });
});

test('a run without a report is one failure', async () => {
  expect(await count([undefined, undefined], 1)).toEqual({ code: 1, lines: ['0 passed, 1 failed'] });
});

test('a run without a test is not a success', async () => {
  expect(await count([{}], 0)).toEqual({ code: 1, lines: ['0 passed, 0 failed'] });
});

test('tests that are still to be written count as skipped', async () => {
  const report: Report = { passed: 1, todo: 1, files: [['passed', 'passed', 'todo']] };
  expect(await count([report], 0)).toEqual({ code: 0, lines: ['1 passed, 0 failed, 1 skipped'] });
});
