import { stat } from 'node:fs/promises';
import { readExclusions } from './exclusions.ts';
import { reportText } from './report.ts';
import { runSuite } from './runSuite.ts';

const USAGE = `Runs the official JSON Schema test suite through generated validators.

  npm run conformance -- <folder>

<folder> is a copy of https://github.com/json-schema-org/JSON-Schema-Test-Suite.`;

const [folder] = process.argv.slice(2);
if (folder === undefined || !(await isFolder(folder))) {
  console.error(folder === undefined ? USAGE : `There is no folder ${folder}.\n\n${USAGE}`);
  process.exit(2);
}
const sorted = await runSuite(folder, await readExclusions());
console.log(reportText(sorted));
process.exitCode = sorted.failed.length + sorted.stale.length > 0 || sorted.passed.length === 0 ? 1 : 0;

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
