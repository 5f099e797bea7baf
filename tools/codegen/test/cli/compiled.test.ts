import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeGeneratedContract } from '@hookbook/testkit/generatedContract';
import { run } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileCommand } from '../../compile/compileCommand.ts';
import { compiledCommand } from '../../src/cache/compiledCommand.ts';
import { filesIn } from '../../src/write/filesIn.ts';
import { ACME, acmeEdited, ROOT } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';

const SOURCE = path.join(import.meta.dirname, '../../src/cli.ts');
const MODELS = ['models-python', 'models-go', 'models-java'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hookbook-test-'));
  await compileCommand(folder);
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command prints and writes in a new project, whose contract has the given files or number of events. */
async function outcomeOf(cli: string, contract: typeof ACME | number, argv: readonly string[]) {
  const isLarge = typeof contract === 'number';
  const specs = await specFolder(isLarge ? {} : contract);
  if (isLarge) await writeGeneratedContract(specs, contract);
  const cwd = path.dirname(specs);
  const program = `import(${JSON.stringify(cli)}).then(({ main }) => main(process.argv.slice(1))).then((code) => { process.exitCode = code; })`;
  const { code, stdout, stderr } = await run(process.execPath, ['-e', program, '--', ...argv], { cwd });
  const names = (await filesIn(cwd)).filter((name) => !name.startsWith('node_modules/')).sort();
  const written = await Promise.all(names.map(async (name) => [name, await readFile(path.join(cwd, name), 'utf8')]));
  return { code, stdout: stdout.replace(/\d+\.\d\d s/g, '… s'), stderr, written: Object.fromEntries(written) };
}

it.each<[string, typeof ACME | number, ...string[]]>([
  ['every artifact', ACME, 'generate', ...['types', 'validators', 'receiver', 'mock-server', 'docs'], ...MODELS],
  ['a thread', 100, 'generate', 'types', 'docs'],
  ['the problems of a spec', acmeEdited(ROOT, 'action: send', 'action: sent'), 'check'],
  ['one document', ACME, 'bundle'],
  ['no change', ACME, 'diff', 'specs', 'specs'],
])('does the same when it is compiled: %s', async (_, contract, ...argv) => {
  const compiled = compiledCommand(folder) ?? '';
  const [expected, actual] = await Promise.all([SOURCE, compiled].map((cli) => outcomeOf(cli, contract, argv)));
  expect(expected?.stderr).not.toMatch(/^ {4}at /m);
  expect(Object.keys(expected?.written ?? {}).length).toBeGreaterThan(0);
  expect(actual).toEqual(expected);
});
