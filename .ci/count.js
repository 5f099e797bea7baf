// Usage: count.js <root> <exit code of the run>
//
// Prints "N passed, N failed[, N skipped]" as the last line, from the test reports of all workspaces. Turborepo restores the
// report of a workspace whose tests are cached, so cached tests count as well.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const REPORT = '.cache/test-report.json';
/** The reports of long suites, which need not have run. */
const LONG_REPORTS = '.cache/!(test)-report.json';

const [root, exitCode] = process.argv.slice(2);
const workspaces = readJson('package.json')
  .workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .filter((manifest) => readJson(manifest).scripts?.test !== undefined)
  .map((manifest) => path.dirname(manifest))
  .sort();
const tested = workspaces.filter((folder) => existsSync(path.join(root, folder, REPORT)));
const longReports = workspaces.flatMap((folder) => globSync(path.join(folder, LONG_REPORTS), { cwd: root }));
const counts = [...tested.map((folder) => path.join(folder, REPORT)), ...longReports].map((file) =>
  countTests(readJson(file)),
);
const total = (kind) => counts.reduce((sum, count) => sum + count[kind], 0);

const missing = tested.length === 0 ? [] : workspaces.filter((folder) => !tested.includes(folder));
for (const folder of missing) console.log(`No tests ran in ${folder}.`);
const [passed, skipped] = [total('passed'), total('skipped')];
const explained = total('failed') + missing.length;
// A run can also fail before any test starts, or because of lint or types.
const failed = exitCode !== '0' && explained === 0 ? 1 : explained;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Counts the tests of one report of Vitest. */
function countTests({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // No test fails in a file that cannot be loaded or prepared, so the file itself counts as a failure.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
