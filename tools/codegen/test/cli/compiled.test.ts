import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileCommand } from '../../compile/compileCommand.ts';
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

/** What a command prints and writes in a new project. */
async function outcomeOf(cli: string, files: typeof ACME, argv: readonly string[]) {
  const cwd = path.dirname(await specFolder(files));
  const program = `import(${JSON.stringify(cli)}).then(({ main }) => main(process.argv.slice(1))).then((code) => { process.exitCode = code; })`;
  const { code, stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program, '--', ...argv], {
    cwd,
  });
  const names = (await filesIn(cwd)).filter((name) => !name.startsWith('node_modules/')).sort();
  const written = await Promise.all(names.map(async (name) => [name, await readFile(path.join(cwd, name), 'utf8')]));
  return { code, stdout: stdout.replace(/\d+\.\d\d s/g, '… s'), stderr, written: Object.fromEntries(written) };
}

it.each<[string, typeof ACME, ...string[]]>([
  ['every artifact', ACME, 'generate', ...['types', 'validators', 'receiver', 'mock-server', 'docs'], ...MODELS],
  ['the problems of a spec', acmeEdited(ROOT, 'action: send', 'action: sent'), 'check'],
  ['the events', ACME, 'events'],
  ['an example', ACME, 'example', 'user.created'],
  ['one document', ACME, 'bundle'],
  ['no change', ACME, 'diff', 'specs', 'specs'],
  ['a mistyped option', ACME, 'generate', '--ou', 'x'],
])('does the same when it is compiled: %s', async (_, files, ...argv) => {
  const [expected, actual] = [
    await outcomeOf(SOURCE, files, argv),
    await outcomeOf(path.join(folder, 'cli.js'), files, argv),
  ];
  expect(expected.stderr).not.toMatch(/^ {4}at /m);
  expect(Object.keys(expected.written).length).toBeGreaterThan(0);
  expect(actual).toEqual(expected);
});
