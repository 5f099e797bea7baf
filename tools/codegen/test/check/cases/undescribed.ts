import { acmeEdited, CHANNEL, CREATED, DELETED, type Edit, ROOT, type SpecFiles } from '../../specs/acme.ts';
import type { Expected } from '../../specs/diagnosed.ts';
import type { Case } from './case.ts';
import { SUPPORTED_FIX } from './deliveries.ts';

const NAME_FIX = "Use letters, digits and !#$%&'*+-.^_`|~ only.";
const WITH_HEADERS = 'headers: { properties: { user id: {} } }\npayload:';

/** Acme without its x-webhook, and with other edits. */
function withoutWebhook(...edits: readonly Edit[]): SpecFiles {
  return acmeEdited(CHANNEL, 'x-webhook:\n  eventType: $message.payload#/type\n', '', ...edits);
}

function withServer(protocol: string): Edit {
  return [ROOT, 'channels:', `servers: { main: { host: example.com, protocol: ${protocol} } }\nchannels:`];
}

const WEBHOOK_DEFAULT: Expected = {
  code: 'webhook-default',
  at: 'asyncapi.yaml:2:1',
  message:
    'The document has no x-webhook: its 2 events belong to the provider "acme", and the event type is at $message.payload#/type.',
};

/** Documents without x-webhook, whose messages say what they can. */
export const UNDESCRIBED: readonly Case[] = [
  {
    name: 'forms beside other events, without x-webhook',
    given: withoutWebhook([CREATED, 'payload:', 'contentType: application/x-www-form-urlencoded\npayload:']),
    expected: [
      {
        code: 'delivery-content-type',
        at: `${CREATED}:3:14`,
        message: 'Deliveries are forms, but the property "user" of "user.created" is an object or an array of objects.',
        fix: 'If the provider sends JSON, correct the content type. If a field contains JSON, describe it as a string.',
      },
      {
        code: 'delivery-content-type',
        at: `${CREATED}:3:14`,
        message: 'Some events of the provider are forms, and others are not.',
        fix: 'Correct the content types, or give the forms their own provider with x-provider.',
      },
      WEBHOOK_DEFAULT,
    ],
  },
  {
    name: 'XML, and text that is not a media type, without x-webhook',
    given: withoutWebhook(
      [CREATED, 'payload:', 'contentType: application/xml\npayload:'],
      [DELETED, 'payload:', 'contentType: json\npayload:'],
    ),
    expected: [
      {
        code: 'delivery-content-type',
        at: `${CREATED}:3:14`,
        message: 'A delivery is JSON or a form, but its content type is application/xml.',
        fix: SUPPORTED_FIX,
      },
      {
        code: 'delivery-content-type',
        at: `${DELETED}:3:14`,
        message: 'The content type "json" is not a media type.',
        fix: 'Use a media type such as application/json.',
      },
      WEBHOOK_DEFAULT,
    ],
  },
  {
    name: 'the name of a header of another protocol',
    given: withoutWebhook([CREATED, 'payload:', WITH_HEADERS]),
    expected: [
      {
        code: 'delivery-header',
        at: `${CREATED}:3:26`,
        message: '"user id" cannot be the name of a header.',
        fix: NAME_FIX,
      },
      WEBHOOK_DEFAULT,
    ],
  },
  {
    name: 'an example with a header that HTTP does not allow',
    given: withoutWebhook([CREATED, 'payload:', WITH_HEADERS], withServer('https'), [
      CREATED,
      '- name: plain',
      '- name: plain\n    headers: { user id: 1 }',
    ]),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${CREATED}:12:16`,
        message: '"user id" cannot be the name of a header.',
        fix: NAME_FIX,
      },
      {
        code: 'delivery-header',
        at: `${CREATED}:3:26`,
        message: '"user id" cannot be the name of a header.',
        fix: NAME_FIX,
      },
      WEBHOOK_DEFAULT,
    ],
  },
  {
    name: 'a header of a broker',
    given: withoutWebhook([CREATED, 'payload:', WITH_HEADERS], withServer('kafka')),
    expected: [
      WEBHOOK_DEFAULT,
      {
        code: 'mock-server-left-out',
        at: 'asyncapi.yaml:6:49',
        message: '"acme" speaks kafka, so the mock server, which speaks HTTP, leaves it out.',
      },
    ],
  },
];

/** Contracts that describe no correct delivery. */
