import { ACME, acmeEdited, acmeWith, USER } from '../../specs/acme.ts';
import type { Case } from './case.ts';

const NAME = 'ours.yaml';

const MERGE_FIX = 'Remove the value of the document with an earlier action, or correct the update.';
const NOT_READ_FIX =
  'Correct `extends`, refer to the file in the contract, or remove the overlay from hookbook.config.ts or --overlay.';
const TYPES_FIX = 'Use null, boolean, object, array, number, integer or string.';

/** Acme with an overlay that has these lines after its `info`. */
function withOverlay(lines: string, files = ACME): Pick<Case, 'given' | 'overlays'> {
  const text = `overlay: 1.0.0\ninfo: { title: Ours, version: 1.0.0 }\n${lines}\n`;
  return { given: { ...files, [NAME]: text }, overlays: [NAME] };
}

function invalidOverlay(name: string, lines: string, at: string, message: string): Case {
  return { name, ...withOverlay(lines), expected: [{ code: 'overlay-invalid', at: `${NAME}:${at}`, message }] };
}

export const OVERLAYS: readonly Case[] = [
  {
    name: 'an overlay whose target matches nothing',
    ...withOverlay('actions: [{ target: $.chanels.acme, update: { title: Ours } }]'),
    expected: [
      {
        code: 'overlay-target-missing',
        at: `${NAME}:3:21`,
        message: '"$.chanels.acme" matches nothing in asyncapi.yaml.',
      },
    ],
  },
  {
    name: 'an overlay of another file whose target matches nothing',
    ...withOverlay('extends: ./acme/channel.yaml\nactions: [{ target: $.channels.acme, remove: true }]'),
    expected: [
      {
        code: 'overlay-target-missing',
        at: `${NAME}:4:21`,
        message: '"$.channels.acme" matches nothing in acme/channel.yaml.',
        fix: 'Correct the JSONPath or `extends`, or remove the action.',
      },
    ],
  },
  invalidOverlay(
    'an overlay with a misspelt field',
    'actions: [{ target: $.info, updaet: { title: Ours } }]',
    '3:29',
    'Unknown field "updaet" of an action. Did you mean "update"?',
  ),
  invalidOverlay(
    'fields called like members of all objects',
    'actions: [{ target: $, remove: true, toString: 1 }]',
    '3:38',
    'Unknown field "toString" of an action.',
  ),
  invalidOverlay('no actions', 'x-note: none', '1:1', 'An overlay needs the field "actions".'),
  invalidOverlay('an empty list of actions', 'actions: []', '3:10', 'An overlay needs at least one action.'),
  invalidOverlay('an action that is not an object', 'actions: [remove]', '3:11', 'An action must be an object.'),
  invalidOverlay(
    'a target that is not a string',
    'actions: [{ target: 1, remove: true }]',
    '3:21',
    '"target" must be a string.',
  ),
  invalidOverlay(
    'a target that is not a JSONPath',
    "actions: [{ target: '$.info[', remove: true }]",
    '3:21',
    '"$.info[" is not a JSONPath: unclosed bracketed selection.',
  ),
  invalidOverlay(
    'a target that ends too early',
    'actions: [{ target: $.info., remove: true }]',
    '3:21',
    '"$.info." is not a JSONPath: unexpected end.',
  ),
  invalidOverlay(
    'a function that JSONPath does not have',
    "actions: [{ target: '$[?typo(@.a)]', remove: true }]",
    '3:21',
    '"$[?typo(@.a)]" is not a JSONPath: no such function \'typo\'.',
  ),
  invalidOverlay(
    'copy in version 1.0',
    'actions: [{ target: $.info, copy: $.channels }]',
    '3:29',
    'Unknown field "copy" of an action.',
  ),
  invalidOverlay(
    'a URL in extends',
    'extends: https://example.com/a.yaml\nactions: [{ target: $.info, remove: true }]',
    '3:10',
    '"https://example.com/a.yaml" is not a relative path.',
  ),
  {
    name: 'a file in extends that the contract does not have',
    ...withOverlay('extends: ./acme/chanel.yaml\nactions: [{ target: $.info, remove: true }]'),
    expected: [
      {
        code: 'overlay-invalid',
        at: `${NAME}:3:10`,
        message: '"./acme/chanel.yaml" is not a file of the contract. Did you mean "./acme/channel.yaml"?',
        fix: NOT_READ_FIX,
      },
    ],
  },
  {
    name: 'an overlay of a document that the contract does not read',
    ...withOverlay('extends: ./parcels/asyncapi.yaml\nactions: [{ target: $.info, remove: true }]'),
    expected: [
      {
        code: 'overlay-invalid',
        at: `${NAME}:3:10`,
        message: '"./parcels/asyncapi.yaml" is not a file of the contract.',
        fix: NOT_READ_FIX,
      },
    ],
  },
  invalidOverlay(
    'the removal of a whole file',
    'actions: [{ target: $, remove: true }]',
    '3:21',
    'An action cannot remove a whole file.',
  ),
  {
    name: 'an update of another kind, and one inside an object',
    ...withOverlay(
      'actions:\n  - target: $.info\n    update: [1]\n  - target: $\n    update: { info: { title: { en: Acme } } }',
    ),
    expected: [
      {
        code: 'overlay-invalid',
        at: `${NAME}:5:13`,
        message: 'A list cannot be merged with an object.',
        fix: MERGE_FIX,
        related: ['asyncapi.yaml:3:3 the value in the document'],
      },
      {
        code: 'overlay-invalid',
        at: `${NAME}:7:30`,
        message: 'An object cannot be merged with a value that is neither an object nor a list.',
        fix: MERGE_FIX,
        related: ['asyncapi.yaml:3:10 the value in the document'],
      },
    ],
  },
  {
    name: 'both update and copy',
    given: acmeWith({
      [NAME]: 'overlay: 1.1.0\ninfo: { title: a, version: b }\nactions: [{ target: $, update: {}, copy: $ }]\n',
    }),
    overlays: [NAME],
    expected: [
      { code: 'overlay-invalid', at: `${NAME}:3:36`, message: 'An action cannot have both `update` and `copy`.' },
    ],
  },
  {
    name: 'an unsupported version of the Overlay Specification',
    given: acmeWith({
      [NAME]: 'overlay: 2.0.0\ninfo: { title: a, version: b }\nactions: [{ target: $, update: {} }]\n',
    }),
    overlays: [NAME],
    expected: [
      {
        code: 'overlay-invalid',
        at: `${NAME}:1:10`,
        message: 'Version "2.0.0" of the Overlay Specification is not supported.',
      },
    ],
  },
  {
    name: 'an overlay that does not exist',
    given: acmeWith({ [NAME]: '' }),
    overlays: ['our.yaml'],
    expected: [
      {
        code: 'spec-not-found',
        at: 'our.yaml:1:1',
        message: 'File not found: "our.yaml". Did you mean "ours.yaml"?',
        fix: 'Point --overlay to an overlay document.',
      },
    ],
  },
  {
    name: 'an error in the document, and one in an overlay',
    ...withOverlay(
      'extends: ./acme/events/user.deleted.yaml\nactions:\n  - target: $.payload.properties\n    update: { id: { type: text } }',
      acmeEdited(USER, 'type: object', 'type: objekt'),
    ),
    expected: [
      {
        code: 'schema-invalid',
        at: `${USER}:1:7`,
        message: 'Unknown type "objekt". Did you mean "object"?',
        fix: TYPES_FIX,
      },
      { code: 'schema-invalid', at: `${NAME}:6:27`, message: 'Unknown type "text".', fix: TYPES_FIX },
    ],
  },
];
