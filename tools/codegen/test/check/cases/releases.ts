import { acmeEdited, ROOT, type SpecFiles } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const FILE = 'releases/1.0.0.json';

/** Acme with `x-releases` as it is written in `info`. */
function acmeWithReleases(value: string): SpecFiles {
  return acmeEdited(ROOT, '  version: 1.0.0\n', `  version: 1.0.0\n  x-releases: ${value}\n`);
}

/** Acme with a release in a file of its own. */
function acmeWithRelease(release: unknown): SpecFiles {
  return { ...acmeWithReleases('{ 1.0.0: { $ref: ./releases/1.0.0.json } }'), [FILE]: JSON.stringify(release) };
}

const CHANGE = { provider: 'acme', event: 'user.created', severity: 'breaking', message: 'Another type.' };

export const RELEASES: readonly Case[] = [
  {
    name: 'a release with changes',
    given: acmeWithRelease({
      date: '2026-12-31',
      changes: [
        { ...CHANGE, rule: 'type-changed', pointer: '/id' },
        { ...CHANGE, event: 'user.gone' },
      ],
    }),
    expected: [],
  },
  {
    name: 'a release without a date and changes',
    given: acmeWithRelease({}),
    expected: [
      { code: 'release-invalid', at: `${FILE}:1:1`, message: 'Release "1.0.0" has no list of changes.' },
      {
        code: 'release-invalid',
        at: `${FILE}:1:1`,
        message: 'Release "1.0.0" has no valid date.',
        fix: "Write the date in quotes, as '2026-12-31'.",
      },
    ],
  },
  {
    name: 'a change with a misspelt field, another severity and no message',
    given: acmeWithRelease({ date: '2026-12-31', changes: [{ provider: 'acme', severity: 'large', mesage: 'x' }] }),
    expected: [
      {
        code: 'release-invalid',
        at: `${FILE}:1:33`,
        message: 'A change of release "1.0.0" has no message.',
        fix: 'Add a message.',
      },
      {
        code: 'release-invalid',
        at: `${FILE}:1:63`,
        message: 'A change of release "1.0.0" has no severity.',
        fix: 'Write breaking or compatible.',
      },
      {
        code: 'release-invalid',
        at: `${FILE}:1:71`,
        message: 'A change of release "1.0.0" has the unknown field "mesage". Did you mean "message"?',
      },
    ],
  },
  {
    name: 'releases as a list',
    given: acmeWithReleases('[]'),
    expected: [
      {
        code: 'release-invalid',
        at: `${ROOT}:5:15`,
        message: 'x-releases must map each version to its release.',
        fix: 'Write the releases as `0.2.0: { $ref: ./releases/0.2.0.json }`, the latest first.',
      },
    ],
  },
];
