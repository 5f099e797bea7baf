import { stat } from 'node:fs/promises';
import { applyExclusions, readExclusions } from './exclusions.ts';
import { formatReport } from './formatReport.ts';
import { runSuite } from './runCases.ts';

const USAGE = `Runs the official JSON Schema test suite with generated validators.

  npm run conformance -- <folder>

<folder> is a copy of https://github.com/json-schema-org/JSON-Schema-Test-Suite.`;

async function main([folder]: readonly string[]): Promise<number> {
  if (folder === undefined || !(await isFolder(folder))) {
    console.error(folder === undefined ? USAGE : `Folder not found: ${folder}\n\n${USAGE}`);
    return 2;
  }
  const results = applyExclusions(await runSuite(folder), await readExclusions());
  console.log(formatReport(results));
  return results.failed.length + results.stale.length > 0 || results.passed.length === 0 ? 1 : 0;
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

process.exitCode = await main(process.argv.slice(2));
