import { acmeEdited, CHANNEL, CREATED } from '../../specs/acme.ts';
import type { Case } from './case.ts';
import { acmeWithLine, withLine } from './webhooks.ts';

export const SCENARIOS: readonly Case[] = [
  {
    name: 'a scenario with an event that does not exist',
    ...withLine('scenarios: { life: { steps: [user.created, user.removed] } }', {
      code: 'webhook-scenario-unknown',
      at: `${CHANNEL}:8:46`,
      message: 'Scenario "life": no event has the type "user.removed". Did you mean "user.created"?',
    }),
  },
  {
    name: 'a scenario with an example that does not exist',
    ...withLine('scenarios: { life: { steps: [{ event: user.*, example: plane }] } }', {
      code: 'webhook-scenario-unknown',
      at: `${CHANNEL}:8:32`,
      message: 'Scenario "life": "user.created" has no example "plane". Did you mean "plain"?',
    }),
  },
  {
    name: 'scenarios in a file of their own, with a mistake there',
    given: { ...acmeWithLine('scenarios: { $ref: ./scenarios.yaml }'), 'acme/scenarios.yaml': 'life:\n  steps: []\n' },
    expected: [
      {
        code: 'webhook-invalid',
        at: 'acme/scenarios.yaml:2:10',
        message: 'x-webhook.scenarios.life.steps must NOT have fewer than 1 items.',
        fix: 'List the events in order: the type of each, or an object with details. `user.*` selects all events whose type begins with `user.`.',
      },
    ],
  },
  {
    name: 'scenarios in a file that does not exist',
    given: acmeWithLine('scenarios: { $ref: ./scenarioz.yaml }'),
    expected: [{ code: 'ref-file-missing', at: `${CHANNEL}:8:22`, message: 'File not found: "./scenarioz.yaml".' }],
  },
  {
    name: 'an entity in a place that no payload has',
    ...withLine('entities: { user: $message.payload#/user/idd }', {
      code: 'webhook-place-unknown',
      at: `${CHANNEL}:8:21`,
      message: 'No message declares a property at $message.payload#/user/idd. Did you mean "id"?',
    }),
  },
  {
    name: 'an entity of a message in a place that its payload does not have',
    given: acmeEdited(CREATED, 'payload:', 'x-entities: { user: $message.payload#/user/idd }\npayload:'),
    expected: [
      {
        code: 'webhook-place-unknown',
        at: `${CREATED}:3:21`,
        message: 'The message declares no property at $message.payload#/user/idd. Did you mean "id"?',
      },
    ],
  },
  {
    name: 'entities of a message that are no places',
    given: acmeEdited(CREATED, 'payload:', 'x-entities: { user: /user/id }\npayload:'),
    expected: [
      {
        code: 'extension-invalid',
        at: `${CREATED}:3:13`,
        message: 'x-entities must map entity names to runtime expressions, such as `user: $message.payload#/data/id`.',
      },
    ],
  },
];
