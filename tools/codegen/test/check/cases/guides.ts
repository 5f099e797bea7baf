import { acmeEdited, acmeWith, ROOT, type SpecFiles } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const FILE = 'guides/start.yaml';

/** Acme with `x-guides` as it is written in `info`. */
function acmeWithGuides(value: string): SpecFiles {
  return acmeEdited(ROOT, '  version: 1.0.0\n', `  version: 1.0.0\n  x-guides: ${value}\n`);
}

/** Acme with the guide `start` in a file of its own. */
function acmeWithGuide(text: string): SpecFiles {
  return { ...acmeWithGuides('{ start: { $ref: ./guides/start.yaml } }'), [FILE]: text };
}

function acmeWithText(...lines: readonly string[]): SpecFiles {
  return acmeWithGuide(['title: Start', 'text: |', ...lines.map((line) => `  ${line}`), ''].join('\n'));
}

export const GUIDES: readonly Case[] = [
  {
    name: 'a guide with links and facts',
    given: acmeWithText(
      'See [created](event:acme/user.created#payload) at [Acme](provider:acme), `[x](event:acme/user.moved)`.',
      '[Here](guide:start), and [there](https://example.com).',
      ...['', '```facts', 'signature', '```', '', '```sh', 'cat [x](provider:bolt)', '```'],
    ),
    expected: [],
  },
  {
    name: 'a guide without a title',
    given: acmeWithGuide('text: Hello.\n'),
    expected: [
      { code: 'guide-invalid', at: `${FILE}:1:1`, message: 'Guide "start" has no title.', fix: 'Add a title.' },
    ],
  },
  {
    name: 'a guide with an empty text',
    given: acmeWithGuide("title: Start\ntext: ' '\n"),
    expected: [{ code: 'guide-invalid', at: `${FILE}:2:7`, message: 'Guide "start" has no text.', fix: 'Add a text.' }],
  },
  {
    name: 'a guide with a misspelt field, and one that is no string',
    given: acmeWithGuide('title: Start\ntext: Hello.\nsumary: 1\nsummary: 2\n'),
    expected: [
      {
        code: 'guide-invalid',
        at: `${FILE}:3:1`,
        message: 'Guide "start" has the unknown property "sumary". Did you mean "summary"?',
      },
      { code: 'guide-invalid', at: `${FILE}:4:10`, message: 'The summary of guide "start" must be a string.' },
    ],
  },
  {
    name: 'a guide whose name is no address',
    given: acmeWithGuides('{ Get started: { title: Start, text: Hello. } }'),
    expected: [
      {
        code: 'guide-invalid',
        at: `${ROOT}:5:15`,
        message:
          'Guide "Get started" is an address on the site, so its name must consist of a-z, 0-9 and single hyphens.',
        fix: 'Rename it, for example to retries-and-order.',
      },
    ],
  },
  {
    name: 'a guide that is a text',
    given: acmeWithGuides('{ start: Hello. }'),
    expected: [{ code: 'guide-invalid', at: `${ROOT}:5:22`, message: 'Guide "start" must have a title and a text.' }],
  },
  {
    name: 'a list of guides',
    given: acmeWithGuides('[{ title: Start, text: Hello. }]'),
    expected: [
      {
        code: 'guide-invalid',
        at: `${ROOT}:5:13`,
        message: 'x-guides must map the name of each guide to the guide.',
        fix: 'Write the guides as `receive-safely: { $ref: ./guides/receive-safely.yaml }`.',
      },
    ],
  },
  {
    name: 'a guide in a file that does not exist',
    given: { ...acmeWith({}), ...acmeWithGuides('{ start: { $ref: ./guides/strat.yaml } }') },
    expected: [{ code: 'ref-file-missing', at: `${ROOT}:5:30`, message: 'File not found: "./guides/strat.yaml".' }],
  },
  {
    name: 'a guide that links to an event that does not exist',
    given: acmeWithText('Hello.', '', 'See [this](event:acme/user.removed).'),
    expected: [
      {
        code: 'guide-link-unknown',
        at: `${FILE}:5:14`,
        message:
          'Unknown event "user.removed" of acme in the link "event:acme/user.removed". Did you mean "user.created"?',
      },
    ],
  },
  {
    name: 'a guide that links to a provider that does not exist, and to an event of it',
    given: acmeWithText('[One](provider:acne#signature)', '[two](event:bolt/spark)'),
    expected: [
      {
        code: 'guide-link-unknown',
        at: `${FILE}:3:9`,
        message: 'Unknown provider "acne" in the link "provider:acne#signature". Did you mean "acme"?',
      },
      {
        code: 'guide-link-unknown',
        at: `${FILE}:4:9`,
        message: 'Unknown provider "bolt" in the link "event:bolt/spark".',
      },
    ],
  },
  {
    name: 'a guide that links to a guide that does not exist',
    given: acmeWithText('See [this](guide:strat).'),
    expected: [
      {
        code: 'guide-link-unknown',
        at: `${FILE}:3:14`,
        message: 'Unknown guide "strat" in the link "guide:strat". Did you mean "start"?',
      },
    ],
  },
  {
    name: 'a guide with facts that do not exist',
    given: acmeWithText('Hello.', '', '```facts', 'signatures', '```'),
    expected: [
      {
        code: 'guide-facts-unknown',
        at: `${FILE}:6:3`,
        message: 'Unknown facts "signatures". Did you mean "signature"?',
      },
    ],
  },
];
