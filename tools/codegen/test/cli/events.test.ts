import path from 'node:path';
import { expect, it } from 'vitest';
import { ACME, acmeEdited, DELETED, edited, ROOT } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder } from '../specs/specFolder.ts';

async function listed(files = ACME, ...argv: readonly string[]) {
  const cwd = path.dirname(await specFolder(files));
  return hookbook(['events', ...argv], { cwd });
}

it('lists the events as a table', async () => {
  const { exit, out, error } = await listed(acmeEdited(DELETED, 'title: User deleted', 'summary: Somebody left.'));
  expect({ exit, error }).toEqual({ exit: 0, error: '' });
  expect(out).toBe(
    [
      '┌──────────┬──────────────┬───────────┬────────────────────────────────────────────────────────────┬──────────┐',
      '│ provider │ event        │ type from │ summary                                                    │ examples │',
      '│ acme     │ user.created │ schema    │                                                            │ 1        │',
      '│ acme     │ user.deleted │ schema    │ Somebody left.                                             │ 1        │',
      '└──────────┴──────────────┴───────────┴────────────────────────────────────────────────────────────┴──────────┘',
    ].join('\n'),
  );
});

it('shows no character that controls the terminal', async () => {
  const { out } = await listed(acmeEdited(DELETED, 'title: User deleted', 'summary: "Left\\u001b[2J."'));
  expect(out).toContain('Left\ufffd[2J.');
  expect(out).not.toContain('\u001b[2J');
});

it('lists the events as JSON', async () => {
  const { out } = await listed(
    acmeEdited(
      DELETED,
      'title: User deleted\npayload:',
      "summary: Somebody left.\ntags: [{ name: user }]\nx-since: { date: '2025-12' }\npayload:\n  deprecated: true",
    ),
    '--format',
    'json',
  );
  expect(JSON.parse(out)).toEqual([
    {
      provider: 'acme',
      kind: 'event',
      type: 'user.created',
      typeFrom: 'schema',
      summary: '',
      tags: [],
      since: null,
      deprecated: false,
      examples: 1,
      source: 'acme/events/user.created.yaml',
    },
    {
      provider: 'acme',
      kind: 'event',
      type: 'user.deleted',
      typeFrom: 'schema',
      summary: 'Somebody left.',
      tags: ['user'],
      since: { date: '2025-12' },
      deprecated: true,
      examples: 1,
      source: 'acme/events/user.deleted.yaml',
    },
  ]);
});

it('lists messages whose event type is not known', async () => {
  const files = acmeEdited(DELETED, 'const: user.deleted', 'const: 7', [DELETED, 'type: user.deleted', 'type: 7']);
  expect((await listed(files)).out).toMatch(
    /\n\nMessages without an event type, which are no events:\n {2}acme user\.deleted \(acme\/events\/user\.deleted\.yaml\): Its event type is not known\.$/,
  );
  const rows = JSON.parse((await listed(files, '--format', 'json')).out) as object[];
  expect(rows.at(-1)).toEqual({
    provider: 'acme',
    type: null,
    message: 'user.deleted',
    reason: 'Its event type is not known.',
    source: 'acme/events/user.deleted.yaml',
  });
});

it('lists the events of one provider', async () => {
  const two = edited(ACME, [ROOT, 'operations:', '  Second One: { $ref: ./acme/channel.yaml }\noperations:']);
  for (const name of ['Second One', 'second-one']) {
    const { out } = await listed(two, name, '--format', 'json');
    expect((JSON.parse(out) as { provider: string }[]).map(({ provider }) => provider)).toEqual([
      'Second One',
      'Second One',
    ]);
  }
});
