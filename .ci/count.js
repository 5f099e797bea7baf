// Prints the closing line from Vitest's JSON report. A run that failed for another reason than a test counts as one failure.
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
  readFileSync(file, 'utf8'),
);
// A file that cannot be loaded, or whose preparation failed, has no test that failed.
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
).length;
const failed = numFailedTests + brokenFiles;
const unexplained = exitCode !== '0' && failed === 0 ? 1 : 0;
const skipped = numPendingTests + numTodoTests;

console.log(`${numPassedTests} passed, ${failed + unexplained} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed + unexplained > 0 || numPassedTests === 0 ? 1 : 0;
