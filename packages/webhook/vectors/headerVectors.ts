import type { Key } from './keys.ts';
import type { Attempt, Clock, Scheme } from './schemes.ts';
import type { Vector } from './vector.ts';

const NOW = Date.parse('2026-01-02T03:04:05.000Z');
const JSON_BODY = Buffer.from('{"id":"evt_1","amount":10.50,"note":"café"}');
const FORM_BODY = Buffer.from('From=%2B15550100&To=%2B15550101&Body=caf%C3%A9+au+lait');
const BOM = Buffer.from('efbbbf', 'hex');
const URL_OF = 'https://example.com/webhooks?source=a&tag=b';
const MAX_SIGNATURES = 16;

/** A change of what the sender signs, of what it sends, or of the receiver. */
interface Case {
  readonly name: string;
  readonly note: string;
  /** Refused with this code; accepted if it is missing. */
  readonly reason?: string;
  /** What is signed. */
  readonly signed?: Partial<Attempt>;
  /** What is sent, where it differs. */
  readonly sent?: Partial<Attempt>;
  /** Signing keys by index, 0 by default. */
  readonly by?: readonly number[];
  /** The receiver's secrets by index, 0 by default. */
  readonly known?: readonly number[];
  readonly secrets?: readonly string[];
  readonly now?: number;
  /** The value of the signature header. */
  readonly value?: (signatures: readonly string[], attempt: Attempt) => string | undefined;
  /** Headers to replace, or with undefined to leave out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: Vector['request']['body'];
}

/** Signs content, and for randomised algorithms always in the same way. */
export type Signer = (scheme: Scheme, content: Buffer, key: Key) => Buffer;

/** The vectors of a scheme that signs in headers. */
export function headerVectors(scheme: Scheme, signer: Signer): readonly Vector[] {
  return casesOf(scheme, signer).map((found) => vectorOf(scheme, found, signer));
}

function vectorOf(scheme: Scheme, found: Case, signer: Signer): Vector {
  const { name, note, reason, known = [0], secrets, by = [0], now = NOW } = found;
  const signed = { ...attemptOf(scheme, now), ...found.signed };
  const sent = { ...signed, ...found.sent };
  const signatures = by.map((index) => encoded(scheme, signed, keyAt(scheme, index), signer));
  const value = found.value ? found.value(signatures, sent) : scheme.value(signatures, sent.timestamp);
  const headers: Readonly<Record<string, string | undefined>> = {
    'content-type': 'application/json',
    ...scheme.others,
    ...(scheme.idHeader && { [scheme.idHeader]: sent.id }),
    ...(scheme.clock?.header && { [scheme.clock.header]: sent.timestamp }),
    [scheme.header]: value,
    ...found.headers,
  };
  return {
    id: `${scheme.name}/${name}`,
    scheme: scheme.name,
    secrets: secrets ?? known.map((index) => keyAt(scheme, index).verifying),
    now: new Date(now).toISOString(),
    request: {
      method: sent.method,
      url: sent.url,
      headers: Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      body: found.body ?? sent.body.toString('base64'),
    },
    valid: reason === undefined,
    ...(reason !== undefined && { reason }),
    note,
  };
}

function attemptOf(scheme: Scheme, now: number): Attempt {
  return {
    method: 'POST',
    url: URL_OF,
    body: scheme.signs.body === 'form' ? FORM_BODY : JSON_BODY,
    timestamp: timestampOf(scheme.clock, now),
    id: 'msg_2b7ZmYqk',
  };
}

function timestampOf(clock: Clock | undefined, time: number): string {
  switch (clock?.unit) {
    case 'milliseconds':
      return String(time);
    case 'iso8601':
      return new Date(time).toISOString();
    default:
      return String(Math.floor(time / 1000));
  }
}

function keyAt({ keys }: Scheme, index: number): Key {
  const key = keys[index];
  if (!key) throw new Error(`There is no key ${index}.`);
  return key;
}

function encoded(scheme: Scheme, attempt: Attempt, key: Key, signer: Signer): string {
  return signer(scheme, scheme.content(attempt, key), key).toString(scheme.encoding);
}

function casesOf(scheme: Scheme, signer: Signer): readonly Case[] {
  return [
    ...acceptedCases(scheme),
    ...(scheme.signs.body === 'bytes' ? bodyCases() : formCases()),
    ...signatureCases(scheme, signer),
    ...(scheme.several ? severalCases(scheme) : []),
    ...(scheme.clock ? clockCases(scheme, scheme.clock) : []),
    ...(scheme.idHeader ? idCases(scheme.idHeader) : []),
    ...(scheme.signs.url ? urlCases() : []),
    ...(scheme.signs.method
      ? [
          { name: 'get', note: 'Signed as GET and sent as GET.', signed: { method: 'GET', body: Buffer.alloc(0) } },
          { name: 'other-method', note: 'Signed as POST, sent as PUT.', sent: { method: 'PUT' }, reason: 'no-match' },
        ]
      : []),
    ...(scheme.name.startsWith('standard-webhooks') || scheme.name === 'svix' ? prefixlessCases(scheme) : []),
  ];
}

function acceptedCases({ encoding, value }: Scheme): readonly Case[] {
  return [
    { name: 'first-attempt', note: 'The first attempt.' },
    {
      name: 'attempt-after-an-hour',
      note: 'Another attempt 60 minutes later, signed again.',
      now: NOW + 3_600_000,
    },
    {
      name: 'old-secret-in-rotation',
      note: 'Signed with the old secret, which the receiver still knows.',
      by: [1],
      known: [0, 1],
    },
    { name: 'new-secret-in-rotation', note: 'Signed with the new secret. The receiver knows both.', known: [0, 1] },
    ...(encoding === 'hex'
      ? [
          {
            name: 'upper-case-hex',
            note: 'Hex digits in upper case are the same bytes.',
            value: (signatures: readonly string[], { timestamp }: Attempt) =>
              value(
                signatures.map((signature) => signature.toUpperCase()),
                timestamp,
              ),
          },
        ]
      : []),
  ];
}

function bodyCases(): readonly Case[] {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const large = { repeat: Buffer.from('1').toString('base64'), times: 100_000 };
  const withBom = Buffer.concat([BOM, JSON_BODY]);
  const notUtf8 = { body: bytes('22ff22') };
  return [
    { name: 'empty-body', note: 'An empty body.', signed: { body: Buffer.alloc(0) } },
    { name: 'not-utf-8', note: 'The bytes 22 ff 22, which are not UTF-8.', signed: notUtf8 },
    { name: 'byte-order-mark', note: 'UTF-8 with a byte order mark.', signed: { body: withBom } },
    {
      name: 'large-body',
      note: 'A body of 100 kB.',
      signed: { body: Buffer.from('1'.repeat(large.times)) },
      body: large,
    },
    {
      name: 'line-breaks',
      note: 'CR LF, a tab and spaces in the body.',
      signed: { body: Buffer.from('{\r\n\t"a" : 1 }\r\n') },
    },
    {
      name: 'escaped-null',
      note: 'An escaped null character and characters beyond the BMP.',
      signed: { body: Buffer.from('{"a":"\\u0000\u{1F600}"}') },
    },
    ...[
      {
        name: 'changed-byte',
        note: 'One byte changed.',
        body: Buffer.from(String(JSON_BODY).replace('10.50', '90.50')),
      },
      { name: 'trailing-newline', note: 'A newline added.', body: Buffer.concat([JSON_BODY, Buffer.from('\n')]) },
      {
        name: 'reserialised',
        note: 'Parsed and serialised again.',
        body: Buffer.from(JSON.stringify(JSON.parse(String(JSON_BODY)))),
      },
      { name: 'body-left-out', note: 'The body left out.', body: Buffer.alloc(0) },
      { name: 'byte-order-mark-added', note: 'A byte order mark added.', body: withBom },
      { name: 'body-in-base64', note: 'The body in base64.', body: Buffer.from(JSON_BODY.toString('base64')) },
      { name: 'body-in-latin-1', note: 'The body in ISO 8859-1.', body: Buffer.from(String(JSON_BODY), 'latin1') },
    ].map(({ name, note, body }) => ({ name, note, sent: { body }, reason: 'no-match' })),
    {
      name: 'byte-order-mark-removed',
      note: 'Signed with a byte order mark, sent without it.',
      signed: { body: withBom },
      sent: { body: JSON_BODY },
      reason: 'no-match',
    },
    {
      name: 'not-utf-8-changed-byte',
      note: '22 ff 22 changed to 22 fe 22. Both are decoded to the same text.',
      signed: notUtf8,
      sent: { body: bytes('22fe22') },
      reason: 'no-match',
    },
    {
      name: 'not-utf-8-replaced',
      note: '22 ff 22 changed to a replacement character (U+FFFD).',
      signed: notUtf8,
      sent: { body: bytes('22efbfbd22') },
      reason: 'no-match',
    },
    {
      name: 'replacement-character-to-not-utf-8',
      note: 'Signed with a replacement character (U+FFFD), sent as 22 ff 22.',
      signed: { body: bytes('22efbfbd22') },
      sent: notUtf8,
      reason: 'no-match',
    },
  ];
}

function formCases(): readonly Case[] {
  const form = (text: string) => ({ body: Buffer.from(text) });
  const hashed = Buffer.from('{"a":1}');
  const url = `${URL_OF}&bodySHA256=015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862`;
  const json = { 'content-type': 'application/json' };
  return [
    { name: 'empty-body', note: 'An empty body.', signed: form('') },
    { name: 'empty-value', note: 'A field without a value.', signed: form('Body=&From=a') },
    { name: 'unsorted-fields', note: 'Fields in another order than they are signed in.', signed: form('b=2&a=1&B=3') },
    {
      name: 'repeated-field',
      note: 'A repeated field. Its values are signed in sorted order.',
      signed: form('a=2&b=3&a=1'),
    },
    {
      name: 'repeated-value',
      note: 'A field repeated with the same value, which is signed once.',
      signed: form('a=1&a=1'),
    },
    { name: 'percent-encoded-space', note: 'A space as %20 instead of +.', signed: form('Body=a%20b') },
    { name: 'raw-utf-8', note: 'A field in UTF-8 without percent-encoding.', signed: form('Body=é') },
    {
      name: 'fields-reordered',
      note: 'The order of fields is not signed.',
      signed: form('a=1&b=2'),
      sent: form('b=2&a=1'),
    },
    {
      name: 'json',
      note: 'A JSON body, whose hash is in the signed URL.',
      signed: { url, body: hashed },
      headers: json,
    },
    {
      name: 'json-changed',
      note: 'The hash in the signed URL is that of another JSON body.',
      signed: { url, body: hashed },
      sent: form('{"a":2}'),
      headers: json,
      reason: 'missing-content',
    },
    {
      name: 'json-without-hash',
      note: 'The signed URL has no hash of the JSON body, so nothing protects it.',
      signed: { body: hashed },
      headers: json,
      reason: 'missing-content',
    },
    ...[
      { name: 'changed-byte', note: 'One byte changed.', body: Buffer.from(String(FORM_BODY).replace('lait', 'laid')) },
      { name: 'field-added', note: 'A field added.', body: Buffer.concat([FORM_BODY, Buffer.from('&x=1')]) },
      {
        name: 'field-removed',
        note: 'A field removed.',
        body: Buffer.from(String(FORM_BODY).replace('To=%2B15550101&', '')),
      },
      { name: 'trailing-newline', note: 'A newline added.', body: Buffer.concat([FORM_BODY, Buffer.from('\n')]) },
      { name: 'body-left-out', note: 'The body left out.', body: Buffer.alloc(0) },
      { name: 'byte-order-mark-added', note: 'A byte order mark added.', body: Buffer.concat([BOM, FORM_BODY]) },
    ].map(({ name, note, body }) => ({ name, note, sent: { body }, reason: 'no-match' })),
    ...[
      { name: 'not-utf-8', body: Buffer.from('426f64793dff', 'hex'), note: 'Body= and the byte ff' },
      { name: 'percent-encoded-not-utf-8', body: Buffer.from('Body=%FF'), note: 'Body=%FF' },
    ].map(({ name, note, body }) => ({
      name,
      note: `Signed with a replacement character (U+FFFD), sent as ${note}, which is not UTF-8.`,
      signed: form('Body=%EF%BF%BD'),
      sent: { body },
      reason: 'missing-content',
    })),
  ];
}

function signatureCases(scheme: Scheme, signer: Signer): readonly Case[] {
  const { value, encoding, several, prefix } = scheme;
  const each =
    (change: (signature: string) => string) =>
    (signatures: readonly string[], { timestamp }: Attempt) =>
      value(signatures.map(change), timestamp);
  const otherEncoding = encoding === 'hex' ? 'base64' : 'hex';
  const first = encoded(scheme, attemptOf(scheme, NOW), keyAt(scheme, 0), signer);
  // Hex digits are also base64 if their number is a multiple of four.
  const isBase64Too = encoding === 'base64' && Buffer.from(first, encoding).toString('hex').length % 4 === 0;
  const body = Buffer.from('{"another":"body"}');
  const cases: readonly (Case | false)[] = [
    { name: 'wrong-secret', note: 'Signed with another secret.', by: [1], reason: 'no-match' },
    {
      name: 'signature-of-another-body',
      note: 'The signature of another body.',
      signed: { body },
      sent: { body: attemptOf(scheme, NOW).body },
      reason: 'no-match',
    },
    {
      name: 'no-signature',
      note: 'Without the header of the signature.',
      value: () => undefined,
      reason: 'no-signature',
    },
    {
      name: 'empty-header',
      note: 'The header of the signature is empty.',
      value: () => '',
      reason: 'malformed-signature',
    },
    { name: 'empty-signature', note: 'The signature is empty.', value: each(() => ''), reason: 'malformed-signature' },
    {
      name: 'truncated',
      note: 'The last four characters of the signature are missing.',
      value: each((text) => text.slice(0, -4)),
      reason: 'no-match',
    },
    {
      name: 'first-byte-only',
      note: 'Only the beginning of the signature.',
      value: each((text) => text.slice(0, 4)),
      reason: 'no-match',
    },
    {
      name: 'extended',
      note: 'Four characters added before the signature.',
      value: each((text) => `0000${text}`),
      reason: 'no-match',
    },
    {
      name: 'zeros',
      note: 'A signature of zeros.',
      value: each((text) => text.replace(/[^=]/g, encoding === 'hex' ? '0' : 'A')),
      reason: 'no-match',
    },
    {
      name: 'other-encoding',
      note: `The signature in ${otherEncoding}.`,
      value: each((text) => Buffer.from(text, encoding).toString(otherEncoding)),
      reason: isBase64Too ? 'no-match' : 'malformed-signature',
    },
    {
      name: 'not-encoded',
      note: 'A text that is not a signature.',
      value: each(() => 'undefined!'),
      reason: 'malformed-signature',
    },
    {
      name: 'other-scheme',
      note: 'The header of another scheme.',
      value: () => (scheme.name === 'github' ? `v0=${'ab'.repeat(32)}` : `sha512=${'ab'.repeat(64)}`),
      reason: 'malformed-signature',
    },
    encoding === 'base64' && {
      name: 'lower-case-base64',
      note: 'Base64 in lower case is another signature.',
      value: each((text) => text.toLowerCase()),
      reason: 'no-match',
    },
    encoding === 'base64' &&
      first.endsWith('=') && {
        name: 'base64-without-padding',
        note: 'Base64 without its padding.',
        value: each((text) => text.replace(/=+$/, '')),
        reason: 'malformed-signature',
      },
    prefix !== undefined && {
      name: 'no-prefix',
      note: 'The signature without its prefix.',
      value: (signatures, { timestamp }) => value(signatures, timestamp).replaceAll(prefix, ''),
      reason: 'malformed-signature',
    },
    prefix !== undefined && {
      name: 'upper-case-prefix',
      note: 'The prefix in upper case.',
      value: (signatures, { timestamp }) => value(signatures, timestamp).replaceAll(prefix, prefix.toUpperCase()),
      reason: 'malformed-signature',
    },
    several === undefined && {
      name: 'repeated-header',
      note: 'The header sent twice, which HTTP joins with a comma.',
      value: (signatures, { timestamp }) => `${value(signatures, timestamp)}, ${value(signatures, timestamp)}`,
      reason: 'malformed-signature',
    },
  ];
  return cases.filter((found) => found !== false);
}

function severalCases({ value, several, encoding }: Scheme): readonly Case[] {
  const wrong = (count: number) =>
    Array.from({ length: count }, (_, index) => Buffer.alloc(32, index + 1).toString(encoding));
  const last =
    (count: number) =>
    (signatures: readonly string[], { timestamp }: Attempt) =>
      value([...wrong(count - 1), ...signatures], timestamp);
  return [
    {
      name: 'both-signatures-new-secret',
      note: 'Signed with both secrets. The receiver knows the new one.',
      by: [0, 1],
    },
    {
      name: 'both-signatures-old-secret',
      note: 'Signed with both secrets. The receiver knows the old one.',
      by: [0, 1],
      known: [1],
    },
    {
      name: 'other-parts',
      note: 'The header has parts of other versions, and the signature is not the first one.',
      value: ([signature = ''], { timestamp }) => several?.withOtherParts(signature, timestamp),
    },
    { name: '16-signatures', note: 'The right signature is the last one of 16.', value: last(MAX_SIGNATURES) },
    {
      name: '17-signatures',
      note: 'The right signature is the last one of 17.',
      value: last(MAX_SIGNATURES + 1),
      reason: 'no-match',
    },
    {
      name: '100-signatures',
      note: 'The right signature is the last one of 100.',
      value: last(100),
      reason: 'no-match',
    },
    {
      name: 'wrong-signatures',
      note: 'Two signatures, both wrong.',
      value: (_, { timestamp }) => value(wrong(2), timestamp),
      reason: 'no-match',
    },
  ];
}

function clockCases(scheme: Scheme, clock: Clock): readonly Case[] {
  const { unit, tolerance } = clock;
  const at = (seconds: number) => timestampOf(clock, NOW + seconds * 1000);
  const right = at(0);
  const missing = clock.header
    ? { headers: { [clock.header]: undefined } }
    : {
        value: (signatures: readonly string[], { timestamp }: Attempt) =>
          scheme.value(signatures, timestamp).replace(/^\w+=\w+[,;]/, ''),
      };
  /** Signed as it is sent. */
  const sent = (name: string, note: string, timestamp: string, reason?: string): Case => ({
    name,
    note,
    signed: { timestamp },
    ...(reason !== undefined && { reason }),
  });
  /** Signed as a plain number, which a receiver that parses the text would arrive at. */
  const parsed = (name: string, note: string, timestamp: string): Case => ({
    name: `${name}-signed-as-number`,
    note: `${note} Signed as the plain number.`,
    sent: { timestamp },
    reason: 'malformed-timestamp',
  });
  const forms: readonly (readonly [string, string, string])[] =
    unit === 'iso8601'
      ? [
          ['timestamp-in-seconds', 'The timestamp is a number of seconds.', String(NOW / 1000)],
          ['timestamp-without-zone', 'The timestamp has no time zone.', right.replace('Z', '')],
          ['timestamp-with-space', 'The timestamp has a space instead of T.', right.replace('T', ' ')],
          ['timestamp-date-only', 'The timestamp is a date.', right.slice(0, 10)],
          ['timestamp-rfc-1123', 'The timestamp has the form of an HTTP date.', new Date(NOW).toUTCString()],
          ['timestamp-impossible', 'The month of the timestamp is 13.', right.replace('-01-', '-13-')],
        ]
      : [
          ['timestamp-with-plus', 'The timestamp has a plus sign.', `+${right}`],
          ['timestamp-with-fraction', 'The timestamp has a fraction.', `${right}.5`],
          ['timestamp-with-space', 'Something follows the timestamp after a space.', `${right} 0`],
          ['timestamp-with-zero', 'The timestamp has a leading zero.', `0${right}`],
          ['timestamp-with-letters', 'Letters follow the timestamp.', `${right}abc`],
        ];
  const isSeconds = unit === 'seconds';
  const cases: readonly (Case | false)[] = [
    { name: 'no-timestamp', note: 'Without the timestamp.', ...missing, reason: 'no-timestamp' },
    {
      name: 'changed-timestamp',
      note: 'A newer timestamp than the signed one.',
      sent: { timestamp: at(1) },
      reason: 'no-match',
    },
    ...forms.map(([name, note, timestamp]) => sent(name, note, timestamp, 'malformed-timestamp')),
    ...(unit === 'iso8601' ? [] : forms.map(([name, note, timestamp]) => parsed(name, note, timestamp))),
    sent('timestamp-not-a-number', 'The timestamp is NaN.', 'NaN', 'malformed-timestamp'),
    unit !== 'iso8601' &&
      sent('timestamp-negative', 'The timestamp has a minus sign.', `-${right}`, 'malformed-timestamp'),
    unit !== 'iso8601' && sent('timestamp-exponent', 'The timestamp has an exponent.', '2e9', 'malformed-timestamp'),
    unit !== 'iso8601' &&
      sent(
        'timestamp-hexadecimal',
        'The timestamp is hexadecimal.',
        `0x${Number(right).toString(16)}`,
        'malformed-timestamp',
      ),
    unit === 'iso8601' &&
      sent('timestamp-nanoseconds', 'The timestamp has nanoseconds.', right.replace('.000Z', '.123456789Z')),
    unit === 'iso8601' && sent('timestamp-offset', 'The timestamp has another time zone.', '2026-01-02T04:04:05+01:00'),
    ...(tolerance === undefined
      ? [sent('a-year-old', 'Signed a year ago. The scheme has no tolerance.', at(-31_536_000))]
      : [
          sent('oldest', `Signed ${tolerance} s ago.`, at(-tolerance)),
          sent('newest', `Signed ${tolerance} s ahead of the receiver.`, at(tolerance)),
          sent('too-old', `Signed ${tolerance + 1} s ago.`, at(-tolerance - 1), 'too-old'),
          sent('too-new', `Signed ${tolerance + 1} s ahead of the receiver.`, at(tolerance + 1), 'too-new'),
          sent('a-day-old', 'Signed a day ago.', at(-86_400), 'too-old'),
          isSeconds && sent('milliseconds-for-seconds', 'The timestamp is in milliseconds.', String(NOW), 'too-new'),
          unit === 'milliseconds' &&
            sent('seconds-for-milliseconds', 'The timestamp is in seconds.', String(NOW / 1000), 'too-old'),
        ]),
  ];
  return cases.filter((found) => found !== false);
}

function idCases(header: string): readonly Case[] {
  return [
    { name: 'changed-id', note: 'The id of another delivery.', sent: { id: 'msg_another' }, reason: 'no-match' },
    {
      name: 'no-id',
      note: 'Without the id, which is signed.',
      headers: { [header]: undefined },
      reason: 'missing-content',
    },
  ];
}

function urlCases(): readonly Case[] {
  const cases = [
    { name: 'other-host', note: 'Another host.', url: URL_OF.replace('example.com', 'example.org') },
    { name: 'other-path', note: 'Another path.', url: URL_OF.replace('/webhooks', '/webhook') },
    { name: 'no-query', note: 'The query left out.', url: URL_OF.replace(/\?.*/, '') },
    {
      name: 'query-reordered',
      note: 'The query in another order.',
      url: URL_OF.replace('source=a&tag=b', 'tag=b&source=a'),
    },
    { name: 'http', note: 'http instead of https.', url: URL_OF.replace('https', 'http') },
  ];
  return [
    { name: 'url-with-port', note: 'A URL with a port.', signed: { url: URL_OF.replace('.com', '.com:8443') } },
    {
      name: 'url-with-escape',
      note: 'A URL with percent-encoding in lower case.',
      signed: { url: `${URL_OF}&c=%c3%a9` },
    },
    ...cases.map(({ name, note, url }) => ({ name, note, sent: { url }, reason: 'no-match' })),
  ];
}

function prefixlessCases(scheme: Scheme): readonly Case[] {
  const secret = keyAt(scheme, 0).verifying;
  return secret.startsWith('whsec_')
    ? [{ name: 'secret-without-prefix', note: 'The secret without whsec_.', secrets: [secret.replace('whsec_', '')] }]
    : [{ name: 'key-with-prefix', note: 'The public key with whpk_.', secrets: [`whpk_${secret}`] }];
}
