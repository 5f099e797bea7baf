import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { ACME, acmeEdited, CREATED, USER } from '../specs/acme.ts';
import { specFolder, temporaryFolder, writeFiles } from '../specs/specFolder.ts';

const BIN = fileURLToPath(new URL('../../bin/hookbook.js', import.meta.url));

/** The command as a process of its own, with what it has printed since it was last asked. */
function watching(cwd: string, ...argv: readonly string[]) {
  const child = spawn(process.execPath, [BIN, 'generate', 'types', '--watch', ...argv], { cwd, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const says = async (what: RegExp): Promise<string> => {
    while (!what.test(printed)) {
      const more = Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
      if ('code' in (await more) && !what.test(printed))
        throw new Error(`It ended without saying ${what}:\n${printed}`);
    }
    const told = printed;
    printed = '';
    return told;
  };
  return { child, says, ended };
}

it('generates on every save, survives a broken spec and stops when it is told to', async () => {
  const specs = await specFolder(ACME);
  const cwd = path.dirname(specs);
  const { child, says, ended } = watching(cwd, '--specs', 'specs');
  expect(await says(/Watching/)).toMatch(/^types {2}\d added\n[\s\S]*Watching specs; stop with Ctrl\+C\n$/);

  await writeFiles(specs, acmeEdited(CREATED, 'title: User created', 'title: Somebody arrived'));
  expect(await says(/2 events;.*\n/)).toContain('types  1 changed');
  const gen = path.join(cwd, 'packages/types/src/gen/acme.ts');
  expect(await readFile(gen, 'utf8')).toContain('Somebody arrived');

  await writeFiles(specs, acmeEdited(USER, 'type: object', 'type: objekt'));
  expect(await says(/Nothing was generated.*\n/)).toContain('specs/acme/schemas/user.yaml:1:7 error[schema-invalid]');
  expect(await readFile(gen, 'utf8')).toContain('Somebody arrived');

  await writeFiles(specs, acmeEdited(CREATED, 'title: User created', 'title: Somebody came'));
  expect(await says(/2 events;.*\n/)).toContain('types  1 changed');
  expect(await readFile(gen, 'utf8')).toContain('Somebody came');

  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('starts on a broken spec, and generates when it is mended', async () => {
  const specs = await specFolder(acmeEdited(USER, 'type: object', 'type: objekt'));
  const { child, says, ended } = watching(path.dirname(specs), '--specs', 'specs/asyncapi.yaml');
  expect(await says(/Watching/)).toContain('error[schema-invalid]');
  await writeFiles(specs, ACME);
  expect(await says(/2 events;.*\n/)).toMatch(/^types {2}\d added\n/);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('survives a file that is half written and a place that cannot be written to', async () => {
  const specs = await specFolder(ACME);
  const packages = path.join(specs, '../packages');
  const { child, says, ended } = watching(path.dirname(specs), '--specs', 'specs');
  await says(/Watching/);

  await writeFiles(specs, { [CREATED]: '' });
  expect(await says(/Nothing was generated.*\n/)).toContain(`specs/${CREATED}:1:1 error[file-unusable]`);

  await rm(packages, { recursive: true });
  await writeFile(packages, 'a file');
  await writeFiles(specs, ACME);
  const told = await says(/fix: .*\n/);
  expect(told).toMatch(/^error: E(EXIST|NOTDIR): .*packages.*\nfix: A file stands where a folder has to be/);
  expect(told).not.toMatch(/^ {4}at /m);

  await rm(packages);
  await writeFiles(specs, ACME);
  expect(await says(/2 events;.*\n/)).toMatch(/^types {2}\d added\n/);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('ends at once where there is nothing to watch', async () => {
  const { says, ended } = watching(await temporaryFolder(), '--specs', 'specs');
  expect(await says(/spec-not-found/)).not.toContain('Watching');
  expect(await ended).toEqual({ code: 2, signal: null });
});
