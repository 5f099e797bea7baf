import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { watchedFiles } from '../../src/commands/watchedFiles.ts';
import { ACME, acmeEdited, CREATED, DELETED, USER } from '../specs/acme.ts';
import { specFolder, temporaryFolder, writeFiles } from '../specs/specFolder.ts';

const BIN = fileURLToPath(new URL('../../bin/hookbook.js', import.meta.url));

/** Starts the command in a process. `untilPrinted` waits for a pattern and returns everything printed since the last call. */
function startWatching(cwd: string, ...argv: readonly string[]) {
  const child = spawn(process.execPath, [BIN, 'generate', 'types', '--watch', ...argv], { cwd, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const untilPrinted = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(printed)) {
      const more = Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
      if ('code' in (await more) && !pattern.test(printed))
        throw new Error(`The process ended without printing ${pattern}:\n${printed}`);
    }
    const output = printed;
    printed = '';
    return output;
  };
  return { child, untilPrinted, ended };
}

it('generates on every save, survives an invalid spec and stops when interrupted', async () => {
  const specs = await specFolder(ACME);
  const cwd = path.dirname(specs);
  const { child, untilPrinted, ended } = startWatching(cwd, '--specs', 'specs');
  expect(await untilPrinted(/Watching/)).toMatch(
    /^types {2}\d added\n[\s\S]*Watching specs for changes\. Press Ctrl\+C to stop\.\n$/,
  );

  await writeFiles(specs, acmeEdited(CREATED, 'title: User created', 'title: Somebody arrived'));
  expect(await untilPrinted(/2 events;.*\n/)).toContain('types  1 changed');
  const gen = path.join(cwd, 'packages/types/src/gen/acme.ts');
  expect(await readFile(gen, 'utf8')).toContain('Somebody arrived');

  await writeFiles(specs, acmeEdited(USER, 'type: object', 'type: objekt'));
  expect(await untilPrinted(/Nothing generated.*\n/)).toContain(
    'specs/acme/schemas/user.yaml:1:7 error[schema-invalid]',
  );
  expect(await readFile(gen, 'utf8')).toContain('Somebody arrived');

  await writeFiles(specs, acmeEdited(CREATED, 'title: User created', 'title: Somebody came'));
  expect(await untilPrinted(/2 events;.*\n/)).toContain('types  1 changed');
  expect(await readFile(gen, 'utf8')).toContain('Somebody came');

  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('starts with an invalid spec, and generates when it is fixed', async () => {
  const specs = await specFolder(acmeEdited(USER, 'type: object', 'type: objekt'));
  const { child, untilPrinted, ended } = startWatching(path.dirname(specs), '--specs', 'specs/asyncapi.yaml');
  expect(await untilPrinted(/Watching/)).toContain('error[schema-invalid]');
  await writeFiles(specs, ACME);
  expect(await untilPrinted(/2 events;.*\n/)).toMatch(/^types {2}\d added\n/);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('survives an empty file and an output folder that cannot be written', async () => {
  const specs = await specFolder(ACME);
  const packages = path.join(specs, '../packages');
  const { child, untilPrinted, ended } = startWatching(path.dirname(specs), '--specs', 'specs');
  await untilPrinted(/Watching/);

  await writeFiles(specs, { [CREATED]: '' });
  expect(await untilPrinted(/Nothing generated.*\n/)).toContain(`specs/${CREATED}:1:1 error[file-unusable]`);

  await rm(packages, { recursive: true });
  await writeFile(packages, 'a file');
  await writeFiles(specs, ACME);
  const output = await untilPrinted(/fix: .*\n/);
  expect(output).toMatch(
    /^error: E(EXIST|NOTDIR): .*packages.*\nfix: Move the conflicting file or folder, or choose another path\./,
  );
  expect(output).not.toMatch(/^ {4}at /m);

  await rm(packages);
  await writeFiles(specs, ACME);
  expect(await untilPrinted(/2 events;.*\n/)).toMatch(/^types {2}\d added\n/);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('watches the root folder, and ignores what it generates there', async () => {
  const specs = await specFolder(acmeEdited(DELETED, '../schemas/user.yaml', '../../../common/person.yaml'));
  const cwd = path.dirname(specs);
  await writeFiles(cwd, { 'common/person.yaml': ACME[USER] ?? '' });
  const { child, untilPrinted, ended } = startWatching(cwd, '--specs', 'specs', '--root', '.');
  expect(await untilPrinted(/Watching/)).toContain('Watching . for changes.');
  await writeFiles(cwd, { 'common/person.yaml': 'type: object\nproperties: { nick: { type: string } }\n' });
  expect(await untilPrinted(/2 events;.*\n/)).toMatch(/^types {2}\d changed/);
  await writeFiles(specs, { [CREATED]: '' });
  expect(await untilPrinted(/Nothing generated.*\n/)).not.toContain('types');
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('watches overlays, wherever they are', async () => {
  const cwd = path.dirname(await specFolder(ACME));
  const overlay = (title: string) => ({
    'ours/overlay.yaml': `overlay: 1.0.0
info: { title: Ours, version: 1.0.0 }
extends: ../specs/${CREATED}
actions: [{ target: $, update: { title: ${title} } }]
`,
  });
  await writeFiles(cwd, overlay('First'));
  const { child, untilPrinted, ended } = startWatching(cwd, '--specs', 'specs', '--overlay', 'ours/overlay.yaml');
  await untilPrinted(/Watching/);
  await writeFiles(cwd, overlay('Second'));
  expect(await untilPrinted(/2 events;.*\n/)).toMatch(/^types {2}1 changed/);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('ends immediately if the spec does not exist', async () => {
  const { untilPrinted, ended } = startWatching(await temporaryFolder(), '--specs', 'specs');
  expect(await untilPrinted(/spec-not-found/)).not.toContain('Watching');
  expect(await ended).toEqual({ code: 2, signal: null });
});

/** Acme with the schema of the user in another folder. */
function acmeWithUserIn(folder: string) {
  const moved = Object.entries(ACME).map(([file, text]) => [
    file,
    text.replaceAll('../schemas/user.yaml', `../../${folder}/user.yaml`),
  ]);
  return Object.fromEntries(moved);
}

const CHANGED_USER = (ACME[USER] ?? '').replace(
  'properties:',
  'title: A person\nproperties:\n  age: { type: integer }',
);

it('notices a file in a folder that is otherwise ignored, and another file that takes its place', async () => {
  const specs = await specFolder({ ...acmeWithUserIn('dist'), 'dist/user.yaml': ACME[USER] ?? '' });
  const { child, untilPrinted, ended } = startWatching(path.dirname(specs), '--specs', 'specs');
  expect(await untilPrinted(/Watching/)).toMatch(/^types {2}\d added\n/);
  await writeFiles(specs, { 'dist/user.yaml': CHANGED_USER });
  expect(await untilPrinted(/2 events;.*\n/)).toContain('types  1 changed');
  // As editors save.
  await writeFiles(specs, { 'dist/.user.tmp': ACME[USER] ?? '' });
  await rename(path.join(specs, 'dist/.user.tmp'), path.join(specs, 'dist/user.yaml'));
  expect(await untilPrinted(/2 events;.*\n/)).toContain('types  1 changed');
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('notices a missing file that appears in a hidden folder, and changes of it', async () => {
  const specs = await specFolder(acmeWithUserIn('.hidden'));
  const { child, untilPrinted, ended } = startWatching(path.dirname(specs), '--specs', 'specs');
  expect(await untilPrinted(/Watching/)).toContain('error[ref-file-missing]');
  await writeFiles(specs, { '.hidden/user.yaml': ACME[USER] ?? '' });
  expect(await untilPrinted(/2 events;.*\n/)).toMatch(/^types {2}\d added\n/);
  await writeFiles(specs, { '.hidden/user.yaml': CHANGED_USER });
  expect(await untilPrinted(/2 events;.*\n/)).toContain('types  1 changed');
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, signal: null });
});

it('watches neither ignored folders nor hidden files that the spec does not refer to', () => {
  const { isIgnored, setReferenced } = watchedFiles('/a/dist/specs');
  const isWatched = (...files: readonly string[]) => files.map((file) => !isIgnored(`/a/dist/specs/${file}`));
  expect(isWatched('', 'a.yaml', 'dist', 'dist/a.yaml', '.git', 'x/node_modules/a.yaml')).toEqual([
    ...[true, true, false, false, false, false],
  ]);
  expect(setReferenced(['/a/dist/specs/a.yaml', '/a/dist/specs/dist/x/a.yaml'])).toEqual([
    '/a/dist/specs/dist/x/a.yaml',
  ]);
  expect(isWatched('dist', 'dist/x', 'dist/x/a.yaml', 'dist/x/b.yaml', 'dist/y')).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(setReferenced(['/a/dist/specs/dist/x/a.yaml'])).toEqual([]);
});
