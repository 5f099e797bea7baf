import { describe, expect, test } from 'vitest';
import { type DiffChange, releaseNotes, withRelease } from '../src/releaseNotes.ts';

const CHANGE: DiffChange = {
  ...{ rule: 'enum-member-added', wire: 'breaking', source: 'breaking', provider: 'acme', event: 'user.created' },
  ...{ pointer: '/role', in: 'payload', message: 'A new member, "owner".' },
};

describe('the notes of a release', () => {
  const changesOf = (...changes: readonly DiffChange[]) => JSON.parse(releaseNotes(changes, '2026-12-31')).changes;

  test('have what receivers have to know', () => {
    const { pointer: _, in: _in, event: _event, ...ofProvider } = CHANGE;
    const words = { ...CHANGE, wire: 'docs', source: 'none' };
    const onlySource = { ...CHANGE, wire: 'none', source: 'compatible' };
    expect(changesOf(CHANGE, words, onlySource, ofProvider)).toEqual([
      {
        ...{ provider: 'acme', event: 'user.created', severity: 'breaking', rule: 'enum-member-added' },
        ...{ pointer: '/role', message: 'A new member, "owner".' },
      },
      expect.objectContaining({ severity: 'compatible', pointer: '/role' }),
      { provider: 'acme', severity: 'breaking', rule: 'enum-member-added', message: 'A new member, "owner".' },
    ]);
  });

  test('name the header of a change', () => {
    const [change] = changesOf({ ...CHANGE, in: 'headers', pointer: '/x-id' });
    expect(change).toMatchObject({ message: 'The header x-id: A new member, "owner".' });
    expect(change).not.toHaveProperty('pointer');
  });

  test('have the date of the release', () => {
    expect(JSON.parse(releaseNotes([], '2026-12-31'))).toEqual({ date: '2026-12-31', changes: [] });
  });
});

describe('the contract', () => {
  const document = (lines: string) =>
    `# Ours\nasyncapi: 3.0.0\ninfo:\n  title: A\n  version: 0.3.0\n${lines}channels: {}\n`;
  const [first, second] = ['0.2.0', '0.3.0'].map((version) => `    ${version}: { $ref: ./releases/${version}.json }\n`);

  test('gets a list of releases, the latest first', () => {
    const once = withRelease(document(''), '0.2.0');
    expect(once).toBe(document(`  x-releases:\n${first}`));
    expect(withRelease(once, '0.3.0')).toBe(document(`  x-releases:\n${second}${first}`));
  });

  test('lists a release once', () => {
    const once = withRelease(document(''), '0.2.0');
    expect(withRelease(once, '0.2.0')).toBe(once);
  });

  test('stays as it is if the list is written in another way', () => {
    expect(() => withRelease(document('  x-releases: {}\n'), '0.2.0')).toThrow('not written as a block');
  });
});
