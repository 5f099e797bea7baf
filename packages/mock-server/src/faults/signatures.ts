import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isForm, type ValuePlace } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { UsageError } from '../errors/usageError.ts';
import { wrapped } from '../message/body.ts';
import { durationMs } from '../message/duration.ts';
import { withMember } from '../message/runtimeExpression.ts';
import { type DeliverySteps, type FaultFacts, type FaultKind, faults } from './fault.ts';

const VERIFY = 'Verify the signature of every request before anything else, and respond with 401.';
const TIMESTAMP = 'Compare the signed timestamp with your clock, in both directions.';
const EXACT = 'Compare signatures byte for byte. Upper and lower case differ in base64.';
const COVERED = 'Compute the signature over the values in the request.';

function rejected(summary: string, fix: string, steps: FaultKind['steps']): FaultKind {
  return { expected: 'reject', summary, fix, steps };
}

/** Changes the header of the signature, or the token in the query. Impossible if the signature is in the payload. */
function value(summary: string, change: (value: string, signature: Signature) => string): FaultKind {
  return rejected(summary, VERIFY, ({ signature }) => {
    const { query: name } = signature;
    if (name === undefined) return withHeader(signature, signature.header, (text) => change(text, signature));
    return { sentQuery: (query) => ({ ...query, [name]: change(query[name] ?? '', signature) }) };
  });
}

function without(values: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}

export function withHeader(
  _: Signature,
  header: string | undefined,
  change: (text: string) => string,
): Partial<DeliverySteps> | undefined {
  if (header === undefined) return undefined;
  return {
    sentHeaders: (headers) =>
      headers[header] === undefined ? headers : { ...headers, [header]: change(headers[header]) },
  };
}

/** Leaves out a header that only contains the timestamp or the id. */
function withoutValue(signature: Signature, name: 'timestamp' | 'id'): Partial<DeliverySteps> | undefined {
  const { header } = signature[name] ?? {};
  if (header === undefined || header === signature.header) return undefined;
  return { sentHeaders: (headers) => without(headers, header) };
}

/** Changes the timestamp or the id in its header, which may have more around it. */
function withValue(
  signature: Signature,
  name: 'timestamp' | 'id',
  change: (text: string) => string,
): Partial<DeliverySteps> | undefined {
  const { header, format = `{${name}}` }: ValuePlace = signature[name] ?? {};
  const pieces = format.split(/\{(timestamp|id)\}/);
  const pattern = new RegExp(`^${pieces.map((piece, index) => (index % 2 === 1 ? '(.*)' : literal(piece))).join('')}$`);
  return withHeader(signature, header, (text) => {
    const [, ...values] = pattern.exec(text) ?? [];
    const changed = pieces.map((piece, index) => {
      const found = values[(index - 1) / 2] ?? '';
      return index % 2 === 0 ? piece : piece === name ? change(found) : found;
    });
    return changed.join('');
  });
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Changes every part of a header that is a signature: there is one for each active secret. */
function eachSignature(text: string, signature: Signature, change: (part: string) => string): string {
  const { separator } = signature;
  if (separator === undefined) return change(text);
  const prefix = prefixOf(signature);
  const parts = text.split(separator).map((part) => (part.startsWith(prefix) ? change(part) : part));
  return parts.join(separator);
}

/** What stands before a signature. */
function prefixOf({ format, separator }: Signature): string {
  const own = separator === undefined ? format : format.split(separator).find((part) => part.includes('{signature}'));
  return (own ?? '').split('{signature}')[0] ?? '';
}

function otherCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

const MINUTE = 60_000;
const OTHER_SIGNATURES = 16;

/** Requests that the provider did not send. */
export const SIGNATURES = faults({
  'wrong-signature': rejected('a signature with another secret', VERIFY, ({ signature }) => {
    const secrets = [otherSecret(signature)];
    return { secrets: () => secrets };
  }),
  'no-signature': rejected('no signature', VERIFY, ({ signature: { header, query: parameter } }) => {
    if (parameter !== undefined) return { sentQuery: (query) => without(query, parameter) };
    if (header === undefined)
      throw noFault('This provider signs within the payload, so the signature cannot be left out.');
    return {
      sentHeaders: (headers) => without(headers, header),
    };
  }),
  'empty-signature': value('an empty signature', () => ''),
  'text-signature': value('the word "undefined" instead of a signature', () => 'undefined'),
  'signature-case': rejected('a signature with upper and lower case exchanged', EXACT, ({ signature }) => {
    if (!signature.encoding?.startsWith('base64')) return undefined;
    const before = /[^}]*$/.exec(prefixOf(signature))?.[0] ?? '';
    const changed = (part: string) => {
      const start = part.lastIndexOf(before) + before.length;
      return part.slice(0, start) + otherCase(part.slice(start));
    };
    return withHeader(signature, signature.header, (text) => eachSignature(text, signature, changed));
  }),
  'empty-secret': rejected(
    'a signature with an empty secret',
    'Refuse to start without a secret, and ignore those that are empty.',
    ({ signature }) => {
      if (!signature.algorithm.startsWith('hmac')) return undefined;
      const secrets = [shortSecret(signature, Buffer.alloc(0))];
      return { secrets: () => secrets };
    },
  ),
  'undefined-secret': rejected(
    'a signature with the word "undefined" as the secret',
    'Refuse to start without a secret, instead of turning undefined into text.',
    ({ signature }) => {
      if (!signature.algorithm.startsWith('hmac')) return undefined;
      const secrets = undefinedSecrets(signature);
      return { secrets: () => secrets };
    },
  ),
  'short-signature': value('a signature without its last four characters', (text, signature) =>
    eachSignature(text, signature, (part) => part.slice(0, -4)),
  ),
  'other-prefix': rejected('a signature of another scheme, by its prefix', VERIFY, ({ signature }) => {
    const prefix = /^[^{]*/.exec(signature.format)?.[0] ?? '';
    if (!/[a-z0-9]/i.test(prefix) || signature.format.includes('{timestamp}')) return undefined;
    // As long as the right one, for receivers that only cut it off.
    const other = prefix.replace(/[a-z0-9]/i, (first) => (first === 'x' ? 'y' : 'x'));
    return withHeader(signature, signature.header, (text) => text.replaceAll(prefix, other));
  }),
  'changed-body': rejected('a space added after signing', VERIFY, () => ({
    sentBody: (body) => wrapped(body, '', ' '),
  })),
  'changed-value': rejected('a value added after signing', VERIFY, ({ signature, provider }) => {
    if (signature.algorithm === 'none') return undefined;
    if (isForm(provider.webhook.delivery?.contentType))
      return { sentBody: (body) => wrapped(body, '', '&hookbook_changed=true') };
    return {
      sentBody: (body) => (typeof body === 'string' ? body.replace(/^\{/, '{"hookbook_changed":true,') : body),
    };
  }),
  'changed-bytes': rejected(
    'bytes that are not UTF-8, with the signature of their decoded text',
    'Verify the raw bytes of the body. Decoding replaces invalid UTF-8, so different bytes give the same text.',
    ({ signature, provider }) => {
      if (signature.algorithm === 'none') return undefined;
      const [text, bytes] = isForm(provider.webhook.delivery?.contentType)
        ? [encodeURIComponent('\ufffd'), Buffer.from('%FF')]
        : ['\ufffd', Buffer.from([0xff])];
      return {
        message: (message) => ({ ...message, payload: withMember(message.payload, ['hookbook_text'], '\ufffd') }),
        sentBody: (body) => replacedBytes(Buffer.from(body), Buffer.from(text), bytes),
      };
    },
  ),
  'old-timestamp': rejected('a signature that is older than the tolerance', TIMESTAMP, ({ signature }) => {
    const age = timestampTolerance(signature) + MINUTE;
    return { signedAt: (at) => new Date(at.getTime() - age) };
  }),
  'future-timestamp': rejected('a signature further in the future than the tolerance', TIMESTAMP, ({ signature }) => {
    const age = timestampTolerance(signature) + MINUTE;
    return { signedAt: (at) => new Date(at.getTime() + age) };
  }),
  'changed-timestamp': rejected('a timestamp changed after signing', COVERED, ({ signature }) =>
    withValue(signature, 'timestamp', (text) =>
      /^\d+$/.test(text) ? String(Number(text) - 1) : new Date(Date.parse(text) - 1000).toISOString(),
    ),
  ),
  'text-timestamp': rejected('the word "now" instead of the timestamp', TIMESTAMP, ({ signature }) =>
    withValue(signature, 'timestamp', () => 'now'),
  ),
  'no-timestamp': rejected('no timestamp', TIMESTAMP, ({ signature }) => withoutValue(signature, 'timestamp')),
  'changed-id': rejected('an id changed after signing', COVERED, ({ signature }) =>
    [signature.content].flat().join('').includes('{id}') ? withValue(signature, 'id', (text) => `${text}x`) : undefined,
  ),
  'no-id': rejected('no id', COVERED, ({ signature }) =>
    [signature.content].flat().join('').includes('{id}') ? withoutValue(signature, 'id') : undefined,
  ),
  'many-signatures': {
    // The libraries of Standard Webhooks accept it, and those of @hookbook look at sixteen signatures.
    expected: 'survive',
    summary: 'sixteen wrong signatures before the right one',
    fix: 'Compute the signature once, and compare it with each signature of the request.',
    steps: ({ signature }) => {
      const { separator, format } = signature;
      if (separator === undefined || format.includes('{timestamp}')) return undefined;
      const other = format.replace(
        '{signature}',
        randomBytes(32).toString(signature.encoding === 'hex' ? 'hex' : 'base64'),
      );
      return withHeader(signature, signature.header, (text) =>
        [...Array.from({ length: OTHER_SIGNATURES }, () => other), text].join(separator),
      );
    },
  },
});

/** As long as the shortest secret of Standard Webhooks. */
const SHORTEST_KEY = 24;

/** A secret in the form of the scheme with the HMAC of a shorter key: HMAC fills keys with zeros. */
function shortSecret({ key }: Signature, bytes: Buffer): string {
  const padded = Buffer.concat([bytes, Buffer.alloc(SHORTEST_KEY)], SHORTEST_KEY);
  switch (key) {
    case 'hex':
      return padded.toString('hex');
    case 'base64':
    case 'whsec':
      return padded.toString('base64');
    default:
      return padded.toString('latin1');
  }
}

/** The keys that receivers make of a secret that is not set. */
function undefinedSecrets(signature: Signature): readonly string[] {
  const asText = shortSecret(signature, Buffer.from('undefined'));
  if (signature.key !== 'base64' && signature.key !== 'whsec') return [asText];
  const decoded = shortSecret(signature, Buffer.from('undefined', 'base64'));
  return signature.separator === undefined ? [decoded] : [decoded, asText];
}

/** A secret or private key that the receiver does not know, in the form of the scheme. */
export function otherSecret({ algorithm, key }: Signature): string {
  switch (algorithm) {
    case 'ed25519':
      return randomBytes(32).toString(key === 'hex' ? 'hex' : 'base64');
    case 'ecdsa-p256-sha256':
      return pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    case 'rsa-sha1':
    case 'rsa-sha256':
    case 'rsa-sha512':
      return pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    default:
      return key === 'hex' ? randomBytes(32).toString('hex') : `whsec_${randomBytes(32).toString('base64')}`;
  }
}

function pem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function replacedBytes(bytes: Buffer, from: Buffer, to: Buffer): Uint8Array {
  const index = bytes.indexOf(from);
  if (index < 0) return bytes;
  return new Uint8Array(Buffer.concat([bytes.subarray(0, index), to, bytes.subarray(index + from.length)]));
}

function noFault(message: string): UsageError {
  return new UsageError({ code: 'impossible-fault', message, where: 'fault', fix: 'Use another fault.' });
}

function timestampTolerance({ timestamp }: FaultFacts['signature']): number {
  if (timestamp) return durationMs(timestamp.tolerance ?? 'PT5M');
  throw new UsageError({
    code: 'no-timestamp',
    message: 'This provider signs no timestamp, so a delivery cannot be too old.',
    where: 'fault',
    fix: 'Remove the fault. Receivers of this provider recognise repeated deliveries by their id.',
  });
}
