import { createHmac, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type KeyFile, keyPairs, sharedSecrets } from './keys.ts';
import type { Vector } from './vector.ts';

const NOW = Date.parse('2026-01-02T03:04:05.000Z');
const SHARED = sharedSecrets('new secret for tests only', 'old secret for tests only');

/** The parts of a vector that differ between cases. */
interface Case {
  readonly name: string;
  readonly note: string;
  readonly body: string | Buffer;
  readonly reason?: string | undefined;
  readonly secrets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly now?: number;
}

function vectors(scheme: string, secrets: readonly string[], cases: readonly Case[]): readonly Vector[] {
  return cases.map(({ name, note, body, reason, headers, now = NOW, ...own }) => ({
    id: `${scheme}/${name}`,
    scheme,
    secrets: own.secrets ?? secrets,
    now: new Date(now).toISOString(),
    request: {
      method: 'POST',
      url: 'https://example.com/webhooks',
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from(body).toString('base64'),
    },
    valid: reason === undefined,
    ...(reason !== undefined && { reason }),
    note,
  }));
}

interface MailgunParts {
  readonly timestamp?: unknown;
  readonly token?: unknown;
  readonly signature?: unknown;
}

/** Mailgun signs a timestamp and a token, and nothing of the event. */
export function mailgunVectors(): readonly Vector[] {
  const token = '50b1c5d0ff8c4b0a9e2f7d3a6b8c9d0e1f2a3b4c5d6e7f8091';
  const signed = (timestamp: string, secret = String(SHARED[0].signing), by = token) =>
    createHmac('sha256', secret)
      .update(timestamp + by)
      .digest('hex');
  const right = String(NOW / 1000);
  const body = (parts: MailgunParts, event: unknown = { event: 'opened' }) =>
    JSON.stringify({
      signature: { timestamp: right, token, signature: signed(right), ...parts },
      'event-data': event,
    });
  const at = (timestamp: string) => body({ timestamp, signature: signed(timestamp) });
  const [newest, oldest] = SHARED.map(({ verifying }) => verifying);
  const both = [newest ?? '', oldest ?? ''];
  const byOld = body({ signature: signed(right, oldest) });
  const malformed = (name: string, note: string, timestamp: string): readonly Case[] => [
    { name, note, body: at(timestamp), reason: 'malformed-timestamp' },
    {
      name: `${name}-signed-as-number`,
      note: `${note} Signed as the plain number.`,
      body: body({ timestamp }),
      reason: 'malformed-timestamp',
    },
  ];
  return vectors(
    'mailgun',
    [newest ?? ''],
    [
      { name: 'first-attempt', note: 'The first attempt.', body: body({}) },
      {
        name: 'attempt-after-an-hour',
        note: 'Another attempt 60 minutes later, signed again.',
        body: at(String(NOW / 1000 + 3600)),
        now: NOW + 3_600_000,
      },
      {
        name: 'old-secret-in-rotation',
        note: 'Signed with the old secret, which the receiver still knows.',
        body: byOld,
        secrets: both,
      },
      {
        name: 'new-secret-in-rotation',
        note: 'Signed with the new secret. The receiver knows both.',
        body: body({}),
        secrets: both,
      },
      {
        name: 'upper-case-hex',
        note: 'Hex digits in upper case are the same bytes.',
        body: body({ signature: signed(right).toUpperCase() }),
      },
      {
        name: 'a-year-old',
        note: 'Signed a year ago. The scheme has no tolerance.',
        body: at(String(NOW / 1000 - 31_536_000)),
      },
      { name: 'changed-event', note: 'The scheme does not sign the event.', body: body({}, { event: 'failed' }) },
      {
        name: 'reserialised',
        note: 'The scheme does not sign the form of the JSON text.',
        body: JSON.stringify(JSON.parse(body({})), null, 2),
      },
      {
        name: 'escaped-member',
        note: 'A member name with an escaped letter.',
        body: body({}).replace('"signature":{', '"\\u0073ignature":{'),
      },
      {
        name: 'byte-order-mark',
        note: 'A byte order mark before the JSON text, which is not JSON.',
        body: `\u{FEFF}${body({})}`,
        reason: 'no-signature',
      },
      {
        name: 'not-utf-8',
        note: 'A body that is not UTF-8.',
        body: Buffer.concat([Buffer.from(body({}, 'x').replace('"x"}', '"')), Buffer.from('ff227d', 'hex')]),
        reason: 'no-signature',
      },
      { name: 'empty-body', note: 'An empty body.', body: '', reason: 'no-signature' },
      { name: 'not-json', note: 'A body that is not JSON.', body: 'signature=abc', reason: 'no-signature' },
      { name: 'wrong-secret', note: 'Signed with another secret.', body: byOld, reason: 'no-match' },
      {
        name: 'changed-token',
        note: 'Another token.',
        body: body({ token: token.replace('5', '6') }),
        reason: 'no-match',
      },
      { name: 'no-token', note: 'Without the token.', body: body({ token: undefined }), reason: 'missing-content' },
      {
        name: 'token-not-a-string',
        note: 'The token is an object.',
        body: body({ token: {} }),
        reason: 'missing-content',
      },
      {
        name: 'no-signature',
        note: 'Without the signature.',
        body: body({ signature: undefined }),
        reason: 'no-signature',
      },
      {
        name: 'empty-signature',
        note: 'The signature is empty.',
        body: body({ signature: '' }),
        reason: 'malformed-signature',
      },
      {
        name: 'truncated',
        note: 'The last four characters of the signature are missing.',
        body: body({ signature: signed(right).slice(0, -4) }),
        reason: 'no-match',
      },
      { name: 'zeros', note: 'A signature of zeros.', body: body({ signature: '0'.repeat(64) }), reason: 'no-match' },
      {
        name: 'other-encoding',
        note: 'The signature in base64.',
        body: body({ signature: Buffer.from(signed(right), 'hex').toString('base64') }),
        reason: 'malformed-signature',
      },
      {
        name: 'signature-in-array',
        note: 'The signature is in an array.',
        body: body({ signature: [signed(right)] }),
        reason: 'no-signature',
      },
      {
        name: 'no-timestamp',
        note: 'Without the timestamp.',
        body: body({ timestamp: undefined }),
        reason: 'no-timestamp',
      },
      {
        name: 'changed-timestamp',
        note: 'A newer timestamp than the signed one.',
        body: body({ timestamp: String(NOW / 1000 + 1) }),
        reason: 'no-match',
      },
      ...malformed('timestamp-with-plus', 'The timestamp has a plus sign.', `+${right}`),
      ...malformed('timestamp-with-fraction', 'The timestamp has a fraction.', `${right}.5`),
      ...malformed('timestamp-with-space', 'The timestamp begins with a space.', ` ${right}`),
    ],
  );
}

type Message = Readonly<Record<string, string>>;

/** What differs between the versions of the signatures of Amazon SNS. */
const SNS_VERSIONS = {
  sns: { version: '1', own: 'sha1', other: 'sha256', note: 'Signed with SHA-256, as SignatureVersion 2 is.' },
  'sns-v2': { version: '2', own: 'sha256', other: 'sha1', note: 'Signed with SHA-1, as SignatureVersion 1 is.' },
} as const;

/** Amazon SNS signs some members of its message, each as its name and value on lines of their own. */
export function snsVectors(scheme: keyof typeof SNS_VERSIONS, keys: KeyFile): readonly Vector[] {
  const { version, own: ownHash, other: otherHash, note } = SNS_VERSIONS[scheme];
  const pairs = keyPairs(keys.rsa, 'pem');
  const [newest, oldest] = pairs;
  const key = newest.signing as KeyObject;
  const notification: Message = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: 'arn:aws:sns:us-west-2:123456789012:MyTopic',
    Subject: 'My First Message',
    Message: 'Hello café!\nA second line.',
    Timestamp: '2026-01-02T03:04:05.000Z',
    SignatureVersion: version,
    SigningCertURL: 'https://sns.us-west-2.amazonaws.com/SimpleNotificationService-test.pem',
  };
  const { Subject: _, ...withoutSubject } = notification;
  const confirmation: Message = {
    ...withoutSubject,
    Type: 'SubscriptionConfirmation',
    Token: '2336412f37',
    SubscribeURL: 'https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription',
  };
  const signed = (message: Message, { hash = ownHash as string, by = key } = {}) => {
    const members = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
    const content = members.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`]));
    return sign(hash, Buffer.from(content.join('')), by).toString('base64');
  };
  const text = (message: Message, from: Message = message) => JSON.stringify({ ...message, Signature: signed(from) });
  const own = (signature: unknown) => JSON.stringify({ ...notification, Signature: signature });
  const right = text(notification);
  const byOld = own(signed(notification, { by: oldest.signing as KeyObject }));
  const changed = (name: string, value: string): Case => ({
    name: `changed-${name.toLowerCase()}`,
    note: `The member ${name} changed.`,
    body: text({ ...notification, [name]: value }, notification),
    reason: 'no-match',
  });
  const { Subject, Message: __, ...withoutMessage } = notification;
  const both = pairs.map(({ verifying }) => verifying);
  const certificate = createPublicKey(keys.certificate).equals(createPublicKey(key));
  if (!certificate) throw new Error('The certificate is of another key.');
  return vectors(
    scheme,
    [newest.verifying],
    [
      { name: 'first-attempt', note: 'A notification with a subject.', body: right },
      {
        name: 'attempt-after-an-hour',
        note: 'The same message 60 minutes later: SNS does not sign it again.',
        body: right,
        now: NOW + 3_600_000,
      },
      { name: 'without-subject', note: 'A notification without a subject.', body: text(withoutSubject) },
      {
        name: 'confirmation',
        note: 'A confirmation, in which the token and the URL are signed too.',
        body: text(confirmation),
      },
      {
        name: 'certificate',
        note: 'The receiver has a certificate instead of a public key.',
        body: right,
        secrets: [keys.certificate],
      },
      {
        name: 'old-secret-in-rotation',
        note: 'Signed with the old key, which the receiver still knows.',
        body: byOld,
        secrets: both,
      },
      {
        name: 'new-secret-in-rotation',
        note: 'Signed with the new key. The receiver knows both.',
        body: right,
        secrets: both,
      },
      {
        name: 'reserialised',
        note: 'SNS does not sign the form of the JSON text.',
        body: JSON.stringify(JSON.parse(right), null, 2),
      },
      {
        name: 'members-reordered',
        note: 'SNS does not sign the order of members.',
        body: JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(right)).reverse())),
      },
      { name: 'empty-message', note: 'An empty message.', body: text({ ...notification, Message: '' }) },
      {
        name: 'json-in-message',
        note: 'A message with JSON text.',
        body: text({ ...notification, Message: '{"a":"\\u00e9\\n"}' }),
      },
      { name: 'trailing-newline', note: 'A newline after the JSON text.', body: `${right}\n` },
      changed('Message', 'Hello cafe!'),
      changed('MessageId', 'another'),
      changed('Subject', 'Another subject'),
      changed('TopicArn', 'arn:aws:sns:us-west-2:123456789012:OtherTopic'),
      changed('Type', 'UnsubscribeConfirmation'),
      changed('Timestamp', '2026-01-02T03:04:06.000Z'),
      {
        name: 'subject-removed',
        note: 'The subject left out.',
        body: text(withoutSubject, notification),
        reason: 'no-match',
      },
      { name: 'subject-added', note: 'A subject added.', body: text(notification, withoutSubject), reason: 'no-match' },
      {
        name: 'token-changed',
        note: 'Another token in a confirmation.',
        body: text({ ...confirmation, Token: 'ffff' }, confirmation),
        reason: 'no-match',
      },
      {
        name: 'no-message',
        note: 'Without the message.',
        body: text({ ...withoutMessage, Subject: Subject ?? '' }),
        reason: 'missing-content',
      },
      {
        name: 'lone-surrogate',
        note: 'Signed with a replacement character (U+FFFD), sent with an escaped lone surrogate, which is not Unicode text.',
        body: text({ ...notification, Message: '\ufffd' }).replace('\ufffd', '\\ud800'),
        reason: 'missing-content',
      },
      { name: 'wrong-secret', note: 'Signed with another key.', body: byOld, reason: 'no-match' },
      {
        name: 'other-hash',
        note,
        body: own(signed(notification, { hash: otherHash })),
        reason: 'no-match',
      },
      { name: 'no-signature', note: 'Without the signature.', body: own(undefined), reason: 'no-signature' },
      { name: 'empty-signature', note: 'The signature is empty.', body: own(''), reason: 'malformed-signature' },
      {
        name: 'truncated',
        note: 'The last four characters of the signature are missing.',
        body: own(signed(notification).slice(0, -4)),
        reason: 'no-match',
      },
      {
        name: 'not-encoded',
        note: 'A text that is not a signature.',
        body: own('undefined!'),
        reason: 'malformed-signature',
      },
      {
        name: 'lower-case-base64',
        note: 'Base64 in lower case is another signature.',
        body: own(signed(notification).toLowerCase()),
        reason: 'no-match',
      },
      {
        name: 'no-timestamp',
        note: 'Without the timestamp.',
        body: JSON.stringify({ ...JSON.parse(right), Timestamp: undefined }),
        reason: 'no-timestamp',
      },
      {
        name: 'timestamp-in-seconds',
        note: 'The timestamp is a number of seconds.',
        body: text({ ...notification, Timestamp: String(NOW / 1000) }),
        reason: 'malformed-timestamp',
      },
      { name: 'empty-body', note: 'An empty body.', body: '', reason: 'no-signature' },
      {
        name: 'byte-order-mark',
        note: 'A byte order mark before the JSON text, which is not JSON.',
        body: `\u{FEFF}${right}`,
        reason: 'no-signature',
      },
      {
        name: 'not-utf-8',
        note: 'The message is not UTF-8.',
        body: Buffer.from(right.replace('é', '\u00ff'), 'latin1'),
        reason: 'no-signature',
      },
    ],
  );
}

/** GitLab's header contains the token. An Authorization header contains it after the word Bearer, or in base64 after Basic. */
export function tokenVectors(): readonly Vector[] {
  return [
    ...tokenCases('gitlab', 'x-gitlab-token', (token) => token, []),
    ...tokenCases('bearer', 'authorization', (token) => `Bearer ${token}`, [
      ['no-prefix', 'The token without the word Bearer.', (token) => token],
      ['upper-case-prefix', 'BEARER in upper case.', (token) => `BEARER ${token}`],
      ['basic', 'The token after the word Basic.', (token) => `Basic ${token}`],
    ]),
    ...tokenCases('basic', 'authorization', (token) => `Basic ${inBase64(token)}`, [
      ['no-prefix', 'The credentials without the word Basic.', inBase64],
      ['bearer', 'The credentials after the word Bearer.', (token) => `Bearer ${inBase64(token)}`],
      ['not-encoded', 'The credentials as they are.', (token) => `Basic ${token}`],
      ['no-padding', 'The base64 without its padding.', (token) => `Basic ${inBase64(token).replace(/=+$/, '')}`],
    ]),
  ].flat();
}

/** With a colon, so that they are credentials of Basic authentication, too. */
const TOKENS = ['new:token-for-tests', 'old:token-for-tests'] as const;

const inBase64 = (token: string) => Buffer.from(token).toString('base64');

function tokenCases(
  scheme: string,
  header: string,
  value: (token: string) => string,
  malformed: readonly (readonly [string, string, (token: string) => string])[],
): readonly Vector[] {
  const [newest, oldest] = TOKENS;
  const both = [newest, oldest];
  const sent = (name: string, note: string, token: string, reason?: string): Case => ({
    name,
    note,
    body: '{"a":1}',
    headers: { [header]: value(token) },
    reason,
  });
  return vectors(
    scheme,
    [newest],
    [
      sent('first-attempt', 'The first attempt.', newest),
      { ...sent('attempt-after-an-hour', 'Another attempt 60 minutes later.', newest), now: NOW + 3_600_000 },
      { ...sent('old-secret-in-rotation', 'The old token, which the receiver still knows.', oldest), secrets: both },
      { ...sent('new-secret-in-rotation', 'The new token. The receiver knows both.', newest), secrets: both },
      { ...sent('empty-body', 'An empty body. The scheme does not sign the body.', newest), body: '' },
      { ...sent('not-utf-8', 'A body that is not UTF-8.', newest), body: Buffer.from('22ff22', 'hex') },
      { ...sent('no-signature', 'Without the token.', newest), headers: {}, reason: 'no-signature' },
      sent('wrong-secret', 'Another token.', oldest, 'no-match'),
      sent('truncated', 'The last four characters are missing.', newest.slice(0, -4), 'no-match'),
      sent('extended', 'A character more.', `${newest}x`, 'no-match'),
      sent('upper-case', 'The token in upper case.', newest.toUpperCase(), 'no-match'),
      sent('first-byte-only', 'Only the first character.', newest.slice(0, 1), 'no-match'),
      sent('repeated-header', 'The token twice, joined with a comma.', `${newest}, ${newest}`, 'no-match'),
      sent('in-base64', 'The token in base64.', inBase64(newest), 'no-match'),
      ...malformed.map(([name, note, wrong]) => ({
        ...sent(name, note, newest, 'malformed-signature'),
        headers: { [header]: wrong(newest) },
      })),
    ],
  );
}
