import { acmeEdited, CHANNEL, CREATED, DELETED } from '../../specs/acme.ts';
import type { Case } from './case.ts';
import { acmeWithLine, withLine } from './webhooks.ts';

/** Acme with a signature of `hmac-sha256`, some of whose members are others. */
function signed(members: string): string {
  const defaults = { header: 'x-acme', encoding: 'hex', content: "'{body}'" };
  const others = Object.entries(defaults).filter(([name]) => !members.includes(`${name}:`));
  return `signature: { ${members}, scheme: hmac-sha256, ${others.map((entry) => entry.join(': ')).join(', ')} }`;
}

/** An error in a line that is added to the x-webhook of the channel. */
function refused(line: string, column: number, message: string, fix: string): Pick<Case, 'given' | 'expected'> {
  return withLine(line, { code: 'delivery-invalid', at: `${CHANNEL}:8:${column}`, message, fix });
}

const TIME_HEADER = 'headers: { properties: { x-time: { type: string } } }\n';
const PLACEHOLDER_FIX = 'Use {body} and the names of headers in braces, such as {x-timestamp}.';
const HEADER_FIX = 'Correct the name, or add the header to the headers of the messages and of their examples.';
const PLACE_FIX = 'Point it to a string or a number.';
const VALUE_FIX = 'Write the value as in the header: Latin-1 text in one line.';
export const SUPPORTED_FIX =
  'If the provider sends another body, correct the content type. Hookbook supports JSON and application/x-www-form-urlencoded.';

/** Acme with a signature of the body in `x-acme`, and with a further one. */
function alsoSigned(entry: string): string {
  return `signature: { also: [{ ${entry} }], scheme: hmac-sha256, header: x-acme, encoding: hex, content: '{body}' }`;
}

/** Further signatures, beside the main one. */
const FURTHER_SIGNATURES: readonly Case[] = [
  {
    name: 'two signatures in one header',
    ...refused(
      alsoSigned('header: X-Acme'),
      33,
      'Two signatures are in the header "x-acme", and nothing tells them apart.',
      'Give them the same separator and different prefixes, or name another header.',
    ),
  },
  {
    name: 'a further signature in a header of HTTP',
    ...refused(
      alsoSigned('header: Content-Length'),
      33,
      'The signature is in the header "content-length", which HTTP uses itself.',
      'Use the header in which the provider sends the signature alone.',
    ),
  },
  {
    name: 'a further signature of a header that no message has',
    ...refused(
      alsoSigned(`header: x-b, content: '{x-time}{body}'`),
      47,
      'The signature covers the header "x-time", which no message has.',
      HEADER_FIX,
    ),
  },
  {
    name: 'a signature of the header of another',
    ...refused(
      alsoSigned(`header: x-b, content: '{x-acme}{body}'`),
      47,
      'The signature covers its own header, "x-acme".',
      'Remove {x-acme} from content.',
    ),
  },
  {
    name: 'a signature of the header of a further one',
    ...refused(
      alsoSigned(`header: x-b, content: '{x-b}{body}'`),
      47,
      'The signature covers the header of another signature, "x-b".',
      'Remove {x-b} from content.',
    ),
  },
  {
    name: 'a further signature with a line break in its prefix',
    ...refused(
      alsoSigned('header: x-b, prefix: "v1\\n"'),
      46,
      'x-webhook.signature.also.0.prefix contains a line break, so it cannot be in a header.',
      'Remove the character.',
    ),
  },
  {
    name: 'a further signature whose separator is one of its digits',
    ...refused(
      alsoSigned('header: x-b, separator: ab'),
      49,
      'The separator "ab" also occurs in hex digits, so receivers cannot separate signatures.',
      'Use another separator, or remove it if the header contains one signature.',
    ),
  },
  {
    name: 'a further signature of a member that no payload has',
    ...withLine(alsoSigned(`header: x-b, content: '{body}{/place}'`), {
      code: 'webhook-place-unknown',
      at: `${CHANNEL}:8:47`,
      message: 'No message declares a property at $message.payload#/place.',
    }),
  },
  {
    name: 'a further signature whose public key looks like a secret',
    ...refused(
      alsoSigned('header: x-b, scheme: ed25519, key: hex'),
      60,
      'A public key of the form "hex" looks like a secret of the other signatures.',
      'Use pem or whsec.',
    ),
  },
  {
    name: 'a further signature beside a token',
    ...refused(
      'signature: { scheme: none, query: sig, also: [{ header: x-b }] }',
      48,
      'A token has no further signatures.',
      'Remove also.',
    ),
  },
  {
    name: 'an event id in the header of a further signature',
    ...withLine(`${alsoSigned('header: x-b')}\n  eventId: $message.header#/x-b`, {
      code: 'delivery-invalid',
      at: `${CHANNEL}:9:12`,
      message: 'x-webhook.eventId points to the header "x-b", which the signature sets.',
      fix: 'Point it to the header or the property in which the provider sends the value.',
    }),
  },
  {
    name: 'a further signature with a time of its own',
    given: acmeWithLine(alsoSigned('header: x-b, timestamp: { unit: seconds }')),
    expected: [
      {
        code: 'webhook-invalid',
        at: `${CHANNEL}:8:38`,
        message: 'Unknown field "timestamp" in x-webhook.signature.also.0.',
        fix: 'Remove it, or use scheme, algorithm, key, header, encoding, prefix, format, separator, content or secret.',
      },
    ],
  },
];

const SIGNATURES: readonly Case[] = [
  {
    name: 'a signature of a header that no message has',
    ...refused(
      signed(`content: '{x-time}.{body}'`),
      25,
      'The signature covers the header "x-time", which no message has.',
      HEADER_FIX,
    ),
  },
  {
    name: 'a signature of a misspelt header',
    given: acmeWithLine(signed(`content: '{x-tmie}.{body}'`), [CREATED, 'payload:', `${TIME_HEADER}payload:`]),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${CHANNEL}:8:25`,
        message: 'The signature covers the header "x-tmie", which no message has. Did you mean "x-time"?',
        fix: HEADER_FIX,
      },
    ],
  },
  {
    name: 'a signature of itself',
    ...refused(
      signed(`content: '{X-Acme}.{body}'`),
      25,
      'The signature covers its own header, "X-Acme".',
      'Remove {X-Acme} from content.',
    ),
  },
  {
    name: 'a signature of a header of the connection',
    ...refused(
      signed(`content: '{host}.{body}'`),
      25,
      'The signature covers the header "host", which differs from connection to connection.',
      'Sign a header that the provider itself sets.',
    ),
  },
  {
    name: 'a placeholder that is no header',
    ...refused(
      signed(`content: '{x time}.{body}'`),
      25,
      'Unknown placeholder "{x time}" in the content.',
      PLACEHOLDER_FIX,
    ),
  },
  {
    name: 'an unclosed placeholder',
    ...refused(signed(`content: '{x-time.{body}'`), 25, 'The content has an unmatched brace.', PLACEHOLDER_FIX),
  },
  {
    name: 'a signature of a header that an example lacks',
    given: acmeWithLine(
      signed(`content: '{x-time}.{body}'`),
      [CREATED, 'payload:', `${TIME_HEADER}payload:`],
      [DELETED, '- name: plain', `- name: plain\n    headers: { X-Time: '1' }`],
    ),
    expected: [
      {
        code: 'example-header-missing',
        at: `${CREATED}:11:5`,
        message: 'The example lacks the header "x-time", which the signature covers.',
      },
    ],
  },
  {
    name: 'a line break in the prefix of a signature',
    ...refused(
      signed('prefix: "v1\\n"'),
      24,
      'x-webhook.signature.prefix contains a line break, so it cannot be in a header.',
      'Remove the character.',
    ),
  },
  {
    name: 'a prefix that starts with a space',
    ...refused(
      signed('prefix: " v1="'),
      24,
      'x-webhook.signature.prefix starts with white space, which HTTP removes, so it cannot be in a header.',
      'Remove the character.',
    ),
  },
  {
    name: 'a separator that is not Latin-1',
    ...refused(
      signed('separator: →'),
      27,
      'x-webhook.signature.separator contains "→", which is not Latin-1, so it cannot be in a header.',
      'Remove the character.',
    ),
  },
  {
    name: 'a separator that the prefix contains',
    ...refused(
      signed(`separator: ',', prefix: 'v1,'`),
      27,
      'The separator "," also occurs in the prefix, so receivers cannot separate signatures.',
      'Use another separator, or remove it if the header contains one signature.',
    ),
  },
  {
    name: 'a separator of digits',
    ...refused(
      signed('separator: ab'),
      27,
      'The separator "ab" also occurs in hex digits, so receivers cannot separate signatures.',
      'Use another separator, or remove it if the header contains one signature.',
    ),
  },
  {
    name: 'a signature in a header of HTTP',
    ...refused(
      signed('header: Content-Length'),
      24,
      'The signature is in the header "content-length", which HTTP uses itself.',
      'Use the header in which the provider sends the signature alone.',
    ),
  },
  {
    name: 'an id in the header of the signature',
    ...withLine(`${signed('header: X-Acme')}\n  eventId: $message.header#/x-acme`, {
      code: 'delivery-invalid',
      at: `${CHANNEL}:9:12`,
      message: 'x-webhook.eventId points to the header "x-acme", which the signature sets.',
      fix: 'Point it to the header or the property in which the provider sends the value.',
    }),
  },
  {
    name: 'a timestamp in a header of HTTP',
    ...refused(
      'signature: { scheme: slack, timestamp: { header: Content-Type, unit: seconds } }',
      52,
      'The timestamp is in the header "content-type", which HTTP uses itself.',
      'Use the header in which the provider sends the timestamp alone.',
    ),
  },
  {
    name: 'a value that no request contains, with a name in another form',
    ...refused(
      signed(`header: x-s, content: '{value:Webhook_Id}{body}'`),
      38,
      'Unknown placeholder "{value:Webhook_Id}" in the content.',
      'Write {value:webhook-id}: a name of lower-case letters and digits, with hyphens between words.',
    ),
  },
  {
    name: 'a token in a header and in the query',
    ...refused(
      'signature: { scheme: none, header: x-s, query: sig }',
      50,
      'The scheme names two places for one value, the header "x-s" and the query parameter "sig".',
      'Remove one.',
    ),
  },
  {
    name: 'a header of HTTP that the signature adds',
    ...refused(
      signed('headers: { content-type: text/plain }'),
      41,
      'The value is in the header "content-type", which HTTP uses itself.',
      'Use the header in which the provider sends the value alone.',
    ),
  },
  {
    name: 'a header that is not Latin-1 and that the signature adds',
    ...refused(
      signed('headers: { x-digest: "→{sha256-base64}" }'),
      37,
      'x-webhook.signature.headers.x-digest contains "→", which is not Latin-1, so it cannot be in a header.',
      'Remove the character.',
    ),
  },
  {
    name: 'a format of a timestamp that cannot be in a header',
    ...refused(
      signed(
        `header: x-s, content: '{timestamp}{body}', timestamp: { header: x-t, unit: seconds, format: "t=\\n{timestamp}" }`,
      ),
      108,
      'x-webhook.signature.timestamp.format contains a line break, so it cannot be in a header.',
      'Remove the character.',
    ),
  },
  {
    name: 'an event time in the header with the parameters of a signature',
    ...withLine('signature: { scheme: rfc9421 }\n  occurredAt: $message.header#/Signature-Input', {
      code: 'delivery-invalid',
      at: `${CHANNEL}:9:15`,
      message: 'x-webhook.occurredAt points to the header "signature-input", which the signature sets.',
      fix: 'Point it to the header or the property in which the provider sends the value.',
    }),
  },
  {
    name: 'an event id in a header that the signature adds',
    ...withLine('signature: { scheme: rfc9421 }\n  eventId: $message.header#/content-digest', {
      code: 'delivery-invalid',
      at: `${CHANNEL}:9:12`,
      message: 'x-webhook.eventId points to the header "content-digest", which the signature sets.',
      fix: 'Point it to the header or the property in which the provider sends the value.',
    }),
  },
  {
    name: 'other parameters than those of the header',
    ...refused(
      `signature: { scheme: rfc9421, content: '{body}{timestamp}' }`,
      42,
      'The content does not end with the parameters that the header "signature-input" has.',
      'End it with "@signature-params": ("@method" "@authority" "@path" "content-digest");created={timestamp}.',
    ),
  },
  {
    name: 'a signed id without a place',
    ...refused(
      signed(`content: '{id}.{body}'`),
      25,
      'The content contains {id}, but the scheme does not say where the id is.',
      'Add id with its header or member, or {id} to the format.',
    ),
  },
  {
    name: 'a prefix beside a format',
    given: acmeWithLine(signed(`prefix: v1=, format: 'v1={signature}'`)),
    expected: [
      {
        code: 'webhook-invalid',
        at: `${CHANNEL}:8:24`,
        message: 'x-webhook.signature.prefix cannot be used here.',
        fix: 'Remove it, because the format contains it.',
      },
    ],
  },
  {
    name: 'a signature in a member that no payload has',
    given: acmeWithLine('signature: { scheme: hmac-sha256, member: /sig, encoding: hex, content: "{/type}" }'),
    expected: [
      {
        code: 'webhook-place-unknown',
        at: `${CHANNEL}:8:45`,
        message: 'No message declares a property at $message.payload#/sig.',
      },
    ],
  },
  {
    name: 'a tolerance without a signed timestamp',
    ...refused(
      signed('tolerance: PT5M'),
      27,
      'x-webhook.signature.tolerance needs a timestamp, but the signed content has none.',
      'Add the header with the timestamp to content, or remove tolerance.',
    ),
  },
];

const HEADERS: readonly Case[] = [
  {
    name: 'a name that no header can have',
    given: acmeEdited(CREATED, 'payload:', 'headers: { properties: { x time: { type: string } } }\npayload:'),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${CREATED}:3:26`,
        message: '"x time" cannot be the name of a header.',
        fix: "Use letters, digits and !#$%&'*+-.^_`|~ only.",
      },
    ],
  },
  {
    name: 'a line break in the header of an example',
    given: acmeEdited(DELETED, '- name: plain', '- name: plain\n    headers: { x-note: "a\\nb" }'),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${DELETED}:11:24`,
        message: 'The header "x-note" contains a line break.',
        fix: VALUE_FIX,
      },
    ],
  },
  {
    name: 'an object as the header of an example',
    given: acmeEdited(DELETED, '- name: plain', '- name: plain\n    headers: { x-note: { a: 1 } }'),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${DELETED}:11:24`,
        message: 'The header "x-note" is not a string.',
        fix: VALUE_FIX,
      },
    ],
  },
  {
    name: 'an event type that a header cannot have',
    given: acmeEdited(
      CHANNEL,
      'payload#/type',
      'header#/x-topic',
      [CREATED, 'payload:', `x-event-type: benutzer→neu\npayload:`],
      [DELETED, 'payload:', `x-event-type: user.deleted\npayload:`],
    ),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${CREATED}:3:15`,
        message:
          'The event type of message "user.created" contains "→", which is not Latin-1, so it cannot be in a header.',
        fix: 'Write the event type as it is in the header: Latin-1 text in one line.',
      },
    ],
  },
  {
    name: 'an id in a header of the connection',
    ...refused(
      'eventId: $message.header#/host',
      12,
      'x-webhook.eventId points to the header "host", which the connection sets.',
      'Point it to the header or the property in which the provider sends the value.',
    ),
  },
  {
    name: 'an id in the timestamp of Standard Webhooks',
    ...withLine('signature: { scheme: standard-webhooks }\n  eventId: $message.header#/webhook-timestamp', {
      code: 'delivery-invalid',
      at: `${CHANNEL}:9:12`,
      message: 'x-webhook.eventId points to the header "webhook-timestamp", which the signature sets.',
      fix: 'Point it to the header or the property in which the provider sends the value.',
    }),
  },
];

const BODIES: readonly Case[] = [
  {
    name: 'a content type that is no media type',
    ...refused(
      'delivery: { contentType: application/json;charset }',
      28,
      'The content type "application/json;charset" is not a media type.',
      'Use a media type such as application/json.',
    ),
  },
  {
    name: 'JSON as a form',
    ...refused(
      'delivery: { contentType: application/x-www-form-urlencoded }',
      28,
      'Deliveries are forms, but the property "user" of "user.created" is an object or an array of objects.',
      'If the provider sends JSON, correct the content type. If a field contains JSON, describe it as a string.',
    ),
  },
  {
    name: 'JSON as a form, in a message',
    given: acmeEdited(CREATED, 'payload:', 'contentType: multipart/form-data\npayload:'),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${CREATED}:3:14`,
        message: 'A delivery is JSON or a form without files, but its content type is multipart/form-data.',
        fix: SUPPORTED_FIX,
      },
    ],
  },
  {
    name: 'a content type that is not JSON',
    ...withLine('delivery: { contentType: application/xml }', {
      code: 'delivery-content-type',
      at: `${CHANNEL}:8:28`,
      message: 'A delivery is JSON or a form, but its content type is application/xml.',
      fix: SUPPORTED_FIX,
    }),
  },
  {
    name: 'another charset than UTF-8',
    ...withLine('delivery: { contentType: application/json; charset=iso-8859-1 }', {
      code: 'delivery-content-type',
      at: `${CHANNEL}:8:28`,
      message: 'A delivery is UTF-8, but its content type has the charset "iso-8859-1".',
      fix: 'Remove the charset.',
    }),
  },
  {
    name: 'two content types',
    given: acmeWithLine('delivery: { contentType: application/json }', [
      CREATED,
      'payload:',
      'contentType: text/plain\npayload:',
    ]),
    expected: [
      {
        code: 'delivery-content-type',
        at: `${CREATED}:3:14`,
        message: 'The content type "text/plain" contradicts x-webhook.delivery.contentType.',
        related: [`${CHANNEL}:8:28 deliveries have "application/json"`],
      },
    ],
  },
  {
    name: 'an id inside a string',
    ...refused(
      'eventId: $message.payload#/type/id',
      12,
      'x-webhook.eventId points to $message.payload#/type/id, but /type is a string.',
      PLACE_FIX,
    ),
  },
  {
    name: 'a time that is an object',
    ...refused(
      'occurredAt: $message.payload#/user',
      15,
      'x-webhook.occurredAt points to $message.payload#/user, but /user is an object.',
      PLACE_FIX,
    ),
  },
  {
    name: 'an id that closed payloads exclude',
    given: acmeWithLine(
      'eventId: $message.payload#/idd',
      [CREATED, 'required:', 'additionalProperties: false\n  required:'],
      [DELETED, 'required:', 'additionalProperties: false\n  required:'],
      [CREATED, 'properties:', 'properties:\n    id: true'],
    ),
    expected: [
      {
        code: 'delivery-invalid',
        at: `${CHANNEL}:8:12`,
        message:
          'x-webhook.eventId points to $message.payload#/idd, but no payload has a value at /idd. Did you mean "id"?',
        fix: PLACE_FIX,
      },
    ],
  },
  {
    name: 'the event type as an id',
    ...refused(
      'eventId: $message.payload#/type',
      12,
      'x-webhook.eventId points to the event type, $message.payload#/type.',
      'Point it to a value of its own, or remove eventId.',
    ),
  },
];

const RESPONSES: readonly Case[] = [
  {
    name: 'a timeout of zero in an environment',
    ...refused(
      'delivery: { environments: { sandbox: { timeout: PT0S } } }',
      51,
      'x-webhook.delivery.environments.sandbox.timeout is zero, so no response arrives in time.',
      'Use a duration such as PT15S, or leave it out.',
    ),
  },
  {
    name: 'an end of the attempts after a success',
    ...refused(
      "delivery: { success: '200', stopOn: ['410', 2xx] }",
      39,
      'A response with "2xx" counts as delivered, so no attempt follows anyway.',
      'Remove "2xx".',
    ),
  },
  {
    name: 'an endpoint that a success disables',
    ...refused(
      "delivery: { success: '200', disableAfter: { statuses: ['410', 2xx] } }",
      45,
      'A response with "2xx" counts as delivered, so it disables no endpoint.',
      'Remove "2xx".',
    ),
  },
  {
    name: 'a time to retry without retries',
    ...refused(
      'delivery: { retries: none, retryFor: P1D }',
      40,
      'The provider makes one attempt, as retries says, so retryFor has no effect.',
      'Remove retryFor, or list the retries.',
    ),
  },
  {
    name: 'the origin of a fact that is not there',
    ...refused(
      'delivery: { success: 2xx, origins: { timeout: hookbook } }',
      38,
      'There is no timeout whose origin could be given.',
      'Add timeout, or remove its origin.',
    ),
  },
  {
    name: 'success with a response that is not final',
    ...refused(
      'delivery: { success: 1xx }',
      24,
      'No delivery can succeed with "1xx": a response of the class 1xx is not final.',
      'Use a class such as 2xx, or one code such as 200.',
    ),
  },
  {
    name: 'a timeout of zero',
    ...refused(
      'delivery: { timeout: PT0S }',
      24,
      'x-webhook.delivery.timeout is zero, so no response arrives in time.',
      'Use a duration such as PT15S, or leave it out.',
    ),
  },
  {
    name: 'a tolerance of zero',
    ...refused(
      'signature: { scheme: standard-webhooks, tolerance: PT0M }',
      54,
      'x-webhook.signature.tolerance is zero, so every delivery is too old.',
      'Use a duration such as PT15S, or leave it out.',
    ),
  },
  {
    name: 'a negative delay between attempts',
    ...withLine('delivery: { retries: [PT15S, -PT1M] }', {
      code: 'webhook-invalid',
      at: `${CHANNEL}:8:32`,
      message: 'Invalid value "-PT1M" for x-webhook.delivery.retries.1.',
      fix: 'Use a value like "PT15S".',
    }),
  },
];

export const DELIVERIES: readonly Case[] = [...SIGNATURES, ...FURTHER_SIGNATURES, ...HEADERS, ...BODIES, ...RESPONSES];
