import { randomBytes } from 'node:crypto';
import {
  type FurtherSignature,
  hasMixedKeys,
  isForm,
  type Signature as SignatureFacts,
  SigningError,
  secretsOfEach,
  signaturePrefix,
  type ValuePlace,
} from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { UsageError } from '../errors/usageError.ts';
import { wrapped } from '../message/body.ts';
import { durationMs } from '../message/duration.ts';
import { withMember } from '../message/runtimeExpression.ts';
import { type DeliverySteps, type FaultFacts, type FaultKind, faults } from './fault.ts';
import { otherSecret, shortSecret, undefinedSecrets } from './otherSecrets.ts';

const VERIFY = 'Verify the signature of every request before anything else, and respond with 401.';
const TIMESTAMP = 'Compare the signed timestamp with your clock, in both directions.';
const EXACT = 'Compare signatures byte for byte. Upper and lower case differ in base64.';
const COVERED = 'Compute the signature over the values in the request.';

function rejected(summary: string, fix: string, steps: FaultKind['steps']): FaultKind {
  return { expected: 'reject', summary, fix, steps };
}

/** A request in which one of the signatures stays right is right, so faults change all of them. */
function allOf(signature: Signature): readonly (Signature | FurtherSignature)[] {
  return [signature, ...(signature.also ?? [])];
}

/** Changes the headers of the signatures, or the token in the query. Impossible if the signature is in the payload. */
function value(summary: string, change: (value: string, signature: SignatureFacts) => string): FaultKind {
  return rejected(summary, VERIFY, ({ signature }) => {
    const { query: name } = signature;
    if (name === undefined) return withSignatures(signature, change);
    return { sentQuery: (query) => ({ ...query, [name]: change(query[name] ?? '', signature) }) };
  });
}

function without(values: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}

function withSignatures(
  signature: Signature,
  change: (text: string, one: SignatureFacts) => string,
): Partial<DeliverySteps> | undefined {
  const steps = allOf(signature).flatMap(
    (one) => withHeader(one.header, (text) => change(text, one))?.sentHeaders ?? [],
  );
  if (steps.length === 0) return undefined;
  return { sentHeaders: (headers) => steps.reduce((changed, step) => step(changed), headers) };
}

export function withHeader(
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
  return withHeader(header, (text) => {
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
function eachSignature(text: string, signature: SignatureFacts, change: (part: string) => string): string {
  const { separator } = signature;
  if (separator === undefined) return change(text);
  const prefix = signaturePrefix(signature);
  const parts = text.split(separator).map((part) => (part.startsWith(prefix) ? change(part) : part));
  return parts.join(separator);
}

function otherCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

/** Signs with other secrets than the receiver has. Possible for HMACs, whose keys may have any length. */
function signedWith(signature: Signature, secrets: readonly string[]): Partial<DeliverySteps> | undefined {
  return allOf(signature).every(({ algorithm }) => algorithm.startsWith('hmac'))
    ? { secrets: () => secrets }
    : undefined;
}

const MINUTE = 60_000;
const OTHER_SIGNATURES = 16;

/** Requests that the provider did not send. */
export const SIGNATURES = faults({
  'wrong-signature': rejected('a signature with another secret', VERIFY, ({ signature }) => {
    const others: string[] = [];
    const otherAt = (one: SignatureFacts, index: number) =>
      (others[index] ??= otherSecret(one, hasMixedKeys(signature)));
    return { secrets: (secrets) => signersOf(signature, secrets).map(otherAt) };
  }),
  'no-signature': rejected('no signature', VERIFY, ({ signature }) => {
    const { header, query: parameter } = signature;
    if (parameter !== undefined) return { sentQuery: (query) => without(query, parameter) };
    if (header === undefined)
      throw noFault('This provider signs within the payload, so the signature cannot be left out.');
    const names = allOf(signature).flatMap((one) => one.header ?? []);
    return { sentHeaders: (headers) => names.reduce(without, headers) };
  }),
  'empty-signature': value('an empty signature', () => ''),
  'text-signature': value('the word "undefined" instead of a signature', () => 'undefined'),
  'signature-case': rejected('a signature with upper and lower case exchanged', EXACT, ({ signature }) => {
    if (!allOf(signature).every(({ encoding }) => encoding.startsWith('base64'))) return undefined;
    return withSignatures(signature, (text, one) => {
      const before = /[^}]*$/.exec(signaturePrefix(one))?.[0] ?? '';
      return eachSignature(text, one, (part) => {
        const start = before === '' ? 0 : part.lastIndexOf(before) + before.length;
        return part.slice(0, start) + otherCase(part.slice(start));
      });
    });
  }),
  'empty-secret': rejected(
    'a signature with an empty secret',
    'Refuse to start without a secret, and ignore those that are empty.',
    ({ signature }) => signedWith(signature, [shortSecret(signature, Buffer.alloc(0))]),
  ),
  'undefined-secret': rejected(
    'a signature with the word "undefined" as the secret',
    'Refuse to start without a secret, instead of turning undefined into text.',
    ({ signature }) => signedWith(signature, undefinedSecrets(signature)),
  ),
  'short-signature': value('a signature without its last four characters', (text, signature) =>
    eachSignature(text, signature, (part) => part.slice(0, -4)),
  ),
  'other-prefix': rejected('a signature of another scheme, by its prefix', VERIFY, ({ signature }) => {
    if (!allOf(signature).every(({ format }) => hasName(format))) return undefined;
    return withSignatures(signature, (text, { format }) => text.replaceAll(prefixOf(format), otherPrefix(format)));
  }),
  'changed-body': rejected('a space added after signing', VERIFY, ({ signature }) =>
    coverBody(signature) ? { sentBody: (body) => wrapped(body, '', ' ') } : undefined,
  ),
  'changed-value': rejected('a value added after signing', VERIFY, ({ signature, provider }) => {
    if (signature.algorithm === 'none' || !coverBody(signature)) return undefined;
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
      if (signature.algorithm === 'none' || !coverBody(signature)) return undefined;
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
  'changed-timestamp': rejected('a timestamp changed after signing', COVERED, ({ signature }) => {
    const { also = [], timestamp } = signature;
    if (!also.every((one) => covers(one, ['timestamp', timestamp?.header ?? 'timestamp']))) return undefined;
    return withValue(signature, 'timestamp', (text) =>
      /^\d+$/.test(text) ? String(Number(text) - 1) : new Date(Date.parse(text) - 1000).toISOString(),
    );
  }),
  'text-timestamp': rejected('the word "now" instead of the timestamp', TIMESTAMP, ({ signature }) =>
    withValue(signature, 'timestamp', () => 'now'),
  ),
  'no-timestamp': rejected('no timestamp', TIMESTAMP, ({ signature }) => withoutValue(signature, 'timestamp')),
  'changed-id': rejected('an id changed after signing', COVERED, ({ signature }) =>
    allOf(signature).every((one) => covers(one, ['id'])) ? withValue(signature, 'id', (text) => `${text}x`) : undefined,
  ),
  'no-id': rejected('no id', COVERED, ({ signature }) =>
    allOf(signature).every((one) => covers(one, ['id'])) ? withoutValue(signature, 'id') : undefined,
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
      return withHeader(signature.header, (text) =>
        [...Array.from({ length: OTHER_SIGNATURES }, () => other), text].join(separator),
      );
    },
  },
});

/** The prefix of a format, which names a scheme. */
function prefixOf(format: string): string {
  return /^[^{]*/.exec(format)?.[0] ?? '';
}

/** As long as the right one, for receivers that only cut it off. */
function otherPrefix(format: string): string {
  return prefixOf(format).replace(/[a-z0-9]/i, (first) => (first === 'x' ? 'y' : 'x'));
}

function hasName(format: string): boolean {
  return /[a-z0-9]/i.test(prefixOf(format)) && !format.includes('{timestamp}');
}

/** Whether a signature covers one of these values. */
function covers({ content }: SignatureFacts, values: readonly string[]): boolean {
  const text = [content].flat().join('');
  return values.some((name) => text.includes(`{${name}}`));
}

/** Whether all further signatures cover the whole body, as the main one does. */
function coverBody({ also = [] }: Signature): boolean {
  return also.every((one) => covers(one, ['body', 'form', 'sha256', 'sha256-base64', 'crc32']));
}

/** The first signature that each secret is for. */
function signersOf(signature: Signature, secrets: readonly string[]): readonly SignatureFacts[] {
  if (!signature.also) return [signature];
  try {
    const each = secretsOfEach(signature, secrets);
    return secrets.map((secret) => each.find(({ own }) => own.includes(secret))?.one ?? signature);
  } catch (error) {
    if (error instanceof SigningError) return [signature];
    throw error;
  }
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
