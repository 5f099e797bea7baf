import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

function documentOf(role: string, more = ''): string {
  return `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    messages:
      done:
        payload:
          type: object
          required: [type, data]
          properties: { type: { const: done }, data: { $ref: '#/components/schemas/Data' } }
${more}components:
  schemas:
    Data: { type: object, required: [role], properties: { role: ${role}, age: { type: integer } } }
operations:
  onAcme: { action: send, channel: { $ref: '#/channels/acme' } }
`;
}

const BASE = documentOf('{ enum: [admin, user] }');
const WIDER = documentOf('{ enum: [admin, user, owner] }');
const ADDED = `      gone: { payload: { type: object, required: [type], properties: { type: { const: gone } } } }\n`;

async function pair(base: string, head: string, ...flags: readonly string[]) {
  const cwd = path.dirname(await specFolder({ 'asyncapi.yaml': base }));
  await writeFiles(cwd, { 'old.yaml': base, 'new.yaml': head });
  return hookbook(['diff', 'old.yaml', 'new.yaml', ...flags], { cwd });
}

describe('two documents', () => {
  test('say what breaks, with a payload that shows it, and how to avoid it', async () => {
    expect(await pair(BASE, WIDER)).toEqual({
      exit: 1,
      error: '',
      out: `BREAKING  acme done  enum-member-added  new.yaml:7:7
  /data/role: A new member: "owner".
    {"type":"done","data":{"role":"owner"}}
    ✗ /data/role: expected "admin" or "user", received string "owner"
  To avoid it: x-extensible-enum, if the provider says that it adds members.

1 breaking, 0 compatible, 0 docs only in 1 events: major, which is minor before 1.0 (now 0.1.0).`,
    });
  });

  test('that are equal need no release', async () => {
    expect(await pair(BASE, BASE)).toMatchObject({ exit: 0, out: expect.stringMatching(/no release is needed\.$/) });
  });

  test('say what is compatible, and what is for readers only', async () => {
    const head = documentOf('{ enum: [admin], description: Who. }', ADDED);
    const { exit, out } = await pair(BASE, head);
    expect(exit).toBe(0);
    expect(out).toMatch(/^COMPAT {4}acme gone {2}event-added/);
    expect(out).toContain('enum-member-removed');
    expect(out).toContain('\n0 breaking, 2 compatible, ');
  });

  test('as JSON, in the same order each time', async () => {
    const { exit, out } = await pair(BASE, WIDER, '--format', 'json');
    const { schemaVersion, bump, changes } = JSON.parse(out);
    expect({ exit, schemaVersion, bump }).toEqual({ exit: 1, schemaVersion: 1, bump: 'major' });
    expect(changes).toEqual([
      {
        ...{
          id: expect.stringMatching(/^[\da-f]{16}$/),
          rule: 'enum-member-added',
          wire: 'breaking',
          source: 'breaking',
        },
        ...{ provider: 'acme', event: 'done', in: 'payload', pointer: '/data/role', message: 'A new member: "owner".' },
        avoid: expect.any(String),
        old: { file: 'old.yaml', line: 7, column: 7 },
        new: { file: 'new.yaml', line: 7, column: 7 },
        witness: { value: { type: 'done', data: { role: 'owner' } }, issue: expect.stringContaining('/data/role') },
      },
    ]);
  });

  test('as annotations of GitHub, and as a table', async () => {
    const github = await pair(BASE, WIDER, '--format', 'github');
    expect(github.out).toBe(
      '::error file=new.yaml,line=7,col=7,title=enum-member-added::acme done /data/role: A new member: "owner".',
    );
    const markdown = await pair(BASE, WIDER, '--format', 'markdown');
    expect(markdown.out).toContain(
      '| BREAKING | acme done | enum-member-added | /data/role | A new member: "owner". |',
    );
  });

  test('fail only for what is asked', async () => {
    expect((await pair(BASE, WIDER, '--fail-on', 'none')).exit).toBe(0);
  });
});

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}

/** A repository whose main branch has the base, and then a further event; the working tree is a branch from the base. */
async function repository() {
  const cwd = path.dirname(await specFolder({ 'asyncapi.yaml': BASE }));
  await mkdir(path.join(cwd, 'specs'), { recursive: true });
  const write = (text: string) => writeFile(path.join(cwd, 'specs/asyncapi.yaml'), text);
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  await write(BASE);
  git(cwd, 'add', 'specs');
  git(cwd, 'commit', '--quiet', '-m', 'base');
  git(cwd, 'tag', 'v0.1.0');
  git(cwd, 'checkout', '--quiet', '-b', 'branch');
  git(cwd, 'checkout', '--quiet', 'main');
  await write(documentOf('{ enum: [admin, user] }', ADDED));
  git(cwd, 'commit', '--quiet', '-am', 'an event');
  git(cwd, 'checkout', '--quiet', 'branch');
  return { cwd, write, run: (...args: readonly string[]) => hookbook(['diff', ...args], { cwd }) };
}

describe('a commit of Git', () => {
  test('means where the branch left it, so that what others added since is not removed here', async () => {
    const { write, run } = await repository();
    for (const base of ['main', 'git:main']) expect((await run(base)).out).toMatch(/no release is needed\.$/);
    await write(WIDER);
    expect(await run('main')).toMatchObject({ exit: 1, out: expect.stringContaining('enum-member-added') });
  });

  test('is that of the last release by default', async () => {
    const { write, run } = await repository();
    await write(WIDER);
    expect(await run()).toMatchObject({ exit: 1, out: expect.stringMatching(/There is no changeset\.$/) });
  });

  test('breaks nothing that a changeset covers', async () => {
    const { cwd, write, run } = await repository();
    await write(WIDER);
    await writeFiles(cwd, { '.changeset/odd-cats.md': `---\n'@hookbook/specs': patch\n---\n\nWords.\n` });
    expect(await run()).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/A changeset says patch: \.changeset\/odd-cats\.md$/),
    });
    await writeFiles(cwd, { '.changeset/wide-dogs.md': `---\n"@hookbook/specs": minor\n---\n\nOwners.\n` });
    expect((await run()).exit).toBe(0);
  });

  test('that is not there is a usage error', async () => {
    const { cwd, run } = await repository();
    expect(await run('mian')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('"mian" is neither a file or folder'),
    });
    await cp(path.join(cwd, 'specs'), path.join(cwd, 'other'), { recursive: true });
    const other = await run('main', '--specs', 'other');
    expect(other).toMatchObject({ exit: 2, error: expect.stringContaining('other does not exist at') });
  });

  test('that a shallow clone does not have is a usage error that says so', async () => {
    const { cwd } = await repository();
    const clone = path.join(cwd, 'clone');
    git(cwd, 'clone', '--quiet', '--depth', '1', '--branch', 'branch', `file://${cwd}`, clone);
    const { exit, error } = await hookbook(['diff', 'origin/main'], { cwd: clone });
    expect([exit, error]).toEqual([2, expect.stringContaining('fetch-depth: 0')]);
  });
});

test.each([
  ['a document that is broken', 'asyncapi: [', 'is not valid'],
  ['a document of another kind', 'openapi: 3.1.0\ninfo: { title: a, version: 1.0.0 }\n', 'is not valid'],
])('%s is a usage error', async (_, base, message) => {
  expect(await pair(base, BASE)).toMatchObject({ exit: 2, error: expect.stringContaining(message) });
});
