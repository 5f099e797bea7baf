import { cp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';
import { ADDED, BASE, documentOf, git, repository, WIDER } from './contractRepository.ts';

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
      out: `BREAKING  acme done  enum-member-added  new.yaml:14:59
  /data/role: New member: "owner".
    {"type":"done","data":{"role":"owner"}}
    ✗ /data/role: expected "admin" or "user", received string "owner"
  fix: Use \`x-extensible-enum\` if the provider announces that it adds members.

1 breaking, 0 compatible, 0 docs in 1 event: major, which is minor before 1.0 (now 0.1.0).`,
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
        ...{ provider: 'acme', event: 'done', in: 'payload', pointer: '/data/role', message: 'New member: "owner".' },
        avoid: expect.any(String),
        old: { file: 'old.yaml', line: 14, column: 59 },
        new: { file: 'new.yaml', line: 14, column: 59 },
        witness: { value: { type: 'done', data: { role: 'owner' } }, issue: expect.stringContaining('/data/role') },
      },
    ]);
  });

  test('as annotations of GitHub, and as a table', async () => {
    const github = await pair(BASE, WIDER, '--format', 'github');
    expect(github.out).toBe(
      '::error file=new.yaml,line=14,col=59,title=enum-member-added::acme done /data/role: New member: "owner".',
    );
    const markdown = await pair(BASE, WIDER, '--format', 'markdown');
    expect(markdown.out).toContain('| BREAKING | acme done | enum-member-added | /data/role | New member: "owner". |');
  });

  test('fail only for what is asked', async () => {
    expect((await pair(BASE, WIDER, '--fail-on', 'none')).exit).toBe(0);
    expect((await pair(BASE, WIDER, '--fail-on', 'breaking')).exit).toBe(1);
    const words = documentOf('{ type: string, pattern: "^(?=.*\\\\b[a-z]{9}\\\\b)(?=.*\\\\b[0-9]{9}\\\\b).{60,}$" }');
    const other = documentOf('{ type: string, pattern: "^(?=.*\\\\b[a-z]{9}\\\\b)(?=.*\\\\b[0-9]{9}\\\\b).{59,}$" }');
    const undecided = await pair(words, other);
    expect([undecided.exit, undecided.out]).toEqual([1, expect.stringContaining('UNDECIDED')]);
  });

  test('compare patterns with lookarounds in a bounded number of steps', async () => {
    const lookahead = documentOf('{ type: string, pattern: "^(?!x)(?=.*[a-z])(?=.*[0-9]).{60,}(?<![0-9])$" }');
    const other = documentOf('{ type: string, pattern: "^(?!x)(?=.*[a-z])(?=.*[0-9]).{59,}(?<![0-9])$" }');
    expect((await pair(lookahead, other)).out).toContain('BREAKING');
    expect((await pair(other, lookahead)).exit).toBe(0);
  });

  test('show a delivery whose signature the old verification refuses', async () => {
    const signed = (encoding: string) =>
      BASE.replace(
        '    address: null',
        `    address: null\n    x-webhook: { signature: { ${SIGNATURE}, encoding: ${encoding} } }`,
      );
    const { out } = await pair(signed('hex'), signed('base64'), '--format', 'json');
    expect(JSON.parse(out).changes).toMatchObject([
      {
        rule: 'signature-encoding',
        witness: {
          value: { headers: { 'x-signature': expect.stringMatching(/=$/) }, body: { id: 'evt_1' } },
          issue: 'The header x-signature has no signature in the form of the scheme.',
        },
      },
    ]);
  });
});

test('an event type in another place is shown by a delivery, and a fact about deliveries by none', async () => {
  const withFacts = (facts: string, event: string) => `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    x-webhook: { ${facts} }
    messages:
      done:
        headers: { type: object, required: [x-event], properties: { x-event: { const: done } } }
        payload: { type: object, required: [id${event}], properties: { id: { const: 1 }, type: { const: done } } }
`;
  const base = withFacts('eventType: $message.payload#/type, delivery: { timeout: PT9S }', ', type');
  const head = withFacts('eventType: $message.header#/x-event, delivery: { timeout: PT5S }', '');
  const { out } = await pair(base, head);
  expect(out).toContain(`    {"headers":{"x-event":"done"},"body":{"id":1}}
    ✗ the event type at $message.payload#/type: received nothing, which is no event`);
  expect(out).toContain('The timeout changed from PT9S to PT5S.\n  No payload can show this.');
});

const SIGNATURE = "scheme: hmac-sha256, key: text, header: x-signature, format: '{signature}', content: '{body}'";

test('--rules lists the rules', async () => {
  const { exit, out } = await hookbook(['diff', '--rules'], { cwd: '/' });
  expect(exit).toBe(0);
  expect(out).toContain('  null-added                  breaking: A value may now be null.\n');
  expect(out).toContain('{ type: string }  →  { type: [string, "null"] }');
});

describe('the policy', () => {
  const day = (months: number) => {
    const date = new Date();
    date.setUTCMonth(date.getUTCMonth() + months);
    return date.toISOString().slice(0, 10);
  };

  async function withPolicy(policy: string, ...args: readonly string[]) {
    const { cwd, write, diff: run } = await repository();
    await write(WIDER);
    await writeFiles(cwd, { '.changeset/contract.yaml': policy });
    return run(...args);
  }

  const entry = (facts: Readonly<Record<string, string>>) =>
    `# Decided together.\n- { ${Object.entries({
      ...{ rule: 'enum-member-added', severity: 'compatible', reason: 'Everybody has a default case.', until: day(3) },
      ...facts,
    })
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ')} }\n`;

  test('changes what a change means, and says why', async () => {
    const { exit, out } = await withPolicy(entry({ event: 'done', pointer: '/data/role' }));
    expect(exit).toBe(0);
    expect(out).toContain('COMPAT    acme done  enum-member-added');
    expect(out).toContain(`  .changeset/contract.yaml:2, until ${day(3)}: Everybody has a default case.`);
    expect(out).toContain('0 breaking, 1 compatible');
  });

  test.each<readonly [string, string, string]>([
    [
      'an unknown rule',
      entry({ rule: 'enum-member-aded' }),
      ':2: Unknown rule "enum-member-aded". Did you mean "enum-member-added"?',
    ],
    [
      'another severity',
      entry({ severity: 'harmless' }),
      ':2: Invalid severity "harmless". Use breaking, compatible, docs, none.',
    ],
    ['no reason', entry({ reason: '""' }), ':2: Add reason.'],
    ['a day that is gone', entry({ until: '2020-01-31' }), ':2: The entry expired on 2020-01-31.'],
    ['a day that is too far away', entry({ until: day(14) }), 'is more than 12 months away'],
    ['no day', entry({ until: 'soon' }), ':2: Invalid date "soon".'],
    ['another member', entry({ evnt: 'done' }), ':2: Unknown property "evnt". Did you mean "event"?'],
    ['an entry that matches no change', entry({ event: 'gone' }), ':2: This entry matches no change.'],
    ['broken YAML', '- [', '.changeset/contract.yaml:'],
    ['another value than a list', 'rule: x', ':1: Write a list of entries'],
  ])('rejects %s', async (_, policy, message) => {
    const { exit, error } = await withPolicy(policy);
    expect([exit, error]).toEqual([2, expect.stringContaining(message)]);
  });

  test('may have entries about earlier changes, beside another commit', async () => {
    expect((await withPolicy(entry({ event: 'gone' }), 'main')).exit).toBe(1);
  });
});

describe('a commit of Git', () => {
  test('means where the branch left it, so that what others added since is not removed here', async () => {
    const { write, diff: run } = await repository();
    for (const base of ['main', 'git:main']) expect((await run(base)).out).toMatch(/no release is needed\.$/);
    await write(WIDER);
    expect(await run('main')).toMatchObject({ exit: 1, out: expect.stringContaining('enum-member-added') });
  });

  test('is that of the last release by default', async () => {
    const { write, diff: run } = await repository();
    await write(WIDER);
    expect(await run()).toMatchObject({ exit: 1, out: expect.stringMatching(/No changeset covers it\.$/) });
  });

  test('breaks nothing that a changeset covers', async () => {
    const { cwd, write, diff: run } = await repository();
    await write(WIDER);
    await writeFiles(cwd, { '.changeset/odd-cats.md': `---\n'@hookbook/specs': patch\n---\n\nWords.\n` });
    expect(await run()).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/The largest changeset is patch: \.changeset\/odd-cats\.md$/),
    });
    await writeFiles(cwd, { '.changeset/wide-dogs.md': `---\n"@hookbook/specs": minor\n---\n\nOwners.\n` });
    expect((await run()).exit).toBe(0);
  });

  test('breaks nothing that was never released', async () => {
    const { cwd, write, diff: run } = await repository();
    const late = (type: string) =>
      documentOf(
        '{ enum: [admin, user] }',
        ADDED.replace('{ type: { const: gone }', `{ x: { type: ${type} }, type: { const: gone }`),
      );
    await write(late('integer'));
    git(cwd, 'commit', '--quiet', '-am', 'an event that is not released');
    await write(late('string'));
    const { exit, out } = await run('HEAD');
    expect([exit, out]).toEqual([0, expect.stringMatching(/^UNRELEASED acme gone {2}type-changed/)]);
    expect(out).toMatch(/0 breaking, 1 unreleased, 0 compatible, 0 docs in 2 events: no release is needed\.$/);
    expect((await run('HEAD', '--format', 'github')).out).toBe('');
    const json = JSON.parse((await run('HEAD', '--format', 'json')).out);
    expect(json).toMatchObject({ bump: 'none', needed: 'none', changes: [{ rule: 'type-changed', unreleased: true }] });
    await write(WIDER);
    expect(await run('HEAD')).toMatchObject({ exit: 1, out: expect.stringContaining('BREAKING  acme done') });
  });

  test('may be both sides, the older one first', async () => {
    const { diff } = await repository();
    expect((await diff('v0.1.0', 'main')).out).toMatch(/^COMPAT {4}acme gone {2}event-added/);
    expect(await diff('main', 'v0.1.0')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('"v0.1.0" is part of the history of "main". Pass the older one first'),
    });
  });

  test('that is not there is a usage error', async () => {
    const { cwd, diff: run } = await repository();
    expect(await run('mian')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('Version not found: "mian"'),
    });
    await cp(path.join(cwd, 'specs'), path.join(cwd, 'other'), { recursive: true });
    const other = await run('main', '--specs', 'other');
    expect(other).toMatchObject({ exit: 2, error: expect.stringContaining('other does not exist in commit') });
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
  ['E404', 'The npm registry has no @hookbook/specs@9.9.9. Pass a version or tag that is published.'],
  ['no connection', 'cannot be read from the npm registry (ECONNREFUSED). Check the connection, or pass a commit'],
])('a published version that cannot be read is a usage error: %s', async (reason, message) => {
  const server = createServer((_, response) => response.writeHead(404).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (reason !== 'E404') server.close();
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
  try {
    const { diff: run } = await repository();
    expect(await run('npm:9.9.9')).toMatchObject({ exit: 2, error: expect.stringContaining(message) });
  } finally {
    vi.unstubAllEnvs();
    server.close();
  }
});

test.each([
  ['a document that is broken', 'asyncapi: [', 'is not valid'],
  ['a document of another kind', 'openapi: 3.1.0\ninfo: { title: a, version: 1.0.0 }\n', 'is not valid'],
])('%s is a usage error', async (_, base, message) => {
  expect(await pair(base, BASE)).toMatchObject({ exit: 2, error: expect.stringContaining(message) });
});
