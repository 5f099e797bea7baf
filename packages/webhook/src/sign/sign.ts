import { createHash, createHmac, type Hash, type Hmac, sign as signBytes } from 'node:crypto';
import { type ContentPart, parseContent } from '../signature/content.ts';
import { type Pattern, patternOf } from '../signature/format.ts';
import type { Encoding, Place, Signature, Timestamp, ValuePlace } from '../signature/signature.ts';
import { type OwnValues, ownValueNames, valueProblem } from '../signature/values.ts';
import { contentBytes } from './contentBytes.ts';
import { hmacKey, privateKey } from './keys.ts';
import { SigningError, type UnsignedRequest } from './request.ts';
import { secretsOfEach } from './secretsOfEach.ts';

// Senders need these facts about schemes. The other entry point would load the verifier, too.
export { durationMs } from '../signature/duration.ts';
export { formBody, isForm } from '../signature/form.ts';
export { signaturePrefix } from '../signature/format.ts';
export { hasMixedKeys } from '../signature/keyKinds.ts';
export { PRESETS, type PresetName } from '../signature/presets.ts';
export type { FurtherSignature, Signature, ValuePlace } from '../signature/signature.ts';
export { type OwnValues, ownValueNames, type ValueProblem, valueProblem } from '../signature/values.ts';
export { publicKeyFor } from './keys.ts';
export { SigningError, type UnsignedRequest } from './request.ts';
export { type SecretsOfSignature, secretsOfEach } from './secretsOfEach.ts';

export interface SignOptions {
  /** The id of the delivery, for schemes that have one. */
  readonly id?: string;
  /** The time of the attempt. */
  readonly now?: Date;
  /** The values of the signed content that no request contains, by name. */
  readonly values?: OwnValues | undefined;
}

/** What signing adds to a request. */
export interface SignatureFields {
  /** The header of the signature, those of the timestamp and the id, and those that the scheme adds. They replace others. */
  readonly headers: Readonly<Record<string, string>>;
  /** Members of the payload by their JSON pointers, for schemes that sign within the payload. */
  readonly members: Readonly<Record<string, string>>;
  /** Parameters to set in the query of the URL, for schemes whose token is there. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Signs a request with every active secret, the newest first; with private keys for asymmetric algorithms. Throws a
 * `SigningError` if the scheme cannot sign this request.
 */
export function sign(
  signature: Signature,
  secrets: readonly string[],
  request: UnsignedRequest,
  { id, now = new Date(), values = {} }: SignOptions = {},
): SignatureFields {
  if (secrets.length === 0) throw new SigningError('invalid-secret', 'No secret is given.');
  const { added, names } = templatesOf(signature);
  const problem = valueProblem(names, values);
  if (problem) throw new SigningError('invalid-value', `${problem.message} ${problem.fix}`);
  const timestamp = signature.timestamp && timestampText(now, signature.timestamp);
  const fields = fieldsOf(signature, { id, timestamp });
  const sent = { request: withHeaders(request, fields.headers), timestamp, id };
  // Nobody may read the secret in them.
  for (const [name, parts] of added)
    fields.headers.push([name, Buffer.from(contentBytes(parts, { ...sent, secret: '', own: values })).toString()]);
  const signed = added.length === 0 ? sent.request : withHeaders(request, fields.headers);
  const signedValue = (one: Signature, own: readonly string[]) => {
    const { content, format } = templatesOf(one);
    const signatures = own.map((secret) =>
      encoded(one, secret, contentBytes(content, { request: signed, timestamp, id, secret, own: values })),
    );
    return formatted(format, signatures, { timestamp, id });
  };
  if (!signature.also) add(fields, signature, signedValue(signature, secrets));
  else for (const { one, own } of secretsOfEach(signature, secrets)) addBeside(fields, one, signedValue(one, own));
  return recordsOf(fields);
}

/** Adds a signature to its header, after those that are there. */
function addBeside({ headers }: Fields, { header = '', separator }: Signature, value: string): void {
  const there = headers.find(([name]) => name === header);
  if (!there || separator === undefined) {
    headers.push([header, value]);
    return;
  }
  const parts = there[1].split(separator);
  // The time, for example, is there once.
  there[1] = [...parts, ...value.split(separator).filter((part) => !parts.includes(part))].join(separator);
}

/**
 * The timestamp and the id that a scheme has in places of their own. A signature of the whole body covers those that are members of
 * it, so they have to be in the body before it is signed.
 */
export function signedValues(signature: Signature, { id, now = new Date() }: SignOptions = {}): SignatureFields {
  const timestamp = signature.timestamp && timestampText(now, signature.timestamp);
  return recordsOf(fieldsOf(signature, { id, timestamp }));
}

interface Templates {
  /** What is signed. */
  readonly content: readonly ContentPart[];
  /** The headers that the scheme adds. */
  readonly added: readonly (readonly [name: string, value: readonly ContentPart[]])[];
  /** The value at the place of the signature. */
  readonly format: Format;
  /** The names of its own values. */
  readonly names: readonly string[];
}

/** The templates of a scheme, each read once. */
const templates = new WeakMap<Signature, Templates>();

function templatesOf(signature: Signature): Templates {
  const known = templates.get(signature);
  if (known) return known;
  const { content, format, separator, headers = {} } = signature;
  const read: Templates = {
    content: parseContent(content),
    added: Object.entries(headers).map(([name, template]) => [name, parseContent(template)]),
    format: { separator, patterns: (separator === undefined ? [format] : format.split(separator)).map(patternOf) },
    names: ownValueNames(signature),
  };
  templates.set(signature, read);
  return read;
}

function withHeaders(request: UnsignedRequest, headers: readonly [string, string][]): UnsignedRequest {
  return headers.length === 0
    ? request
    : { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
}

function fieldsOf(
  { id: idPlace, timestamp: timestampPlace }: Signature,
  values: { readonly id: string | undefined; readonly timestamp: string | undefined },
): Fields {
  const fields: Fields = { headers: [], members: [], query: [] };
  add(fields, idPlace, valueText(idPlace, values.id, values));
  add(fields, timestampPlace, valueText(timestampPlace, values.timestamp, values));
  return fields;
}

/** The complete value at the place of the timestamp or of the id. */
function valueText(
  { format }: ValuePlace = {},
  value: string | undefined,
  values: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return value === undefined || format === undefined ? value : filled(patternOf(format), values);
}

interface Format {
  readonly separator: string | undefined;
  /** One for each part between the separators. */
  readonly patterns: readonly Pattern[];
}

function filled(pattern: Pattern, values: Readonly<Record<string, string | undefined>>): string {
  return pattern.map((piece, index) => (isName(index) ? (values[piece] ?? '') : piece)).join('');
}

function isName(index: number): boolean {
  return index % 2 === 1;
}

/** Names and values. */
type Fields = Record<keyof SignatureFields, [string, string][]>;

function recordOf(entries: readonly [string, string][]): Readonly<Record<string, string>> {
  return entries.length === 0 ? {} : Object.fromEntries(entries);
}

function recordsOf({ headers, members, query }: Fields): SignatureFields {
  return { headers: recordOf(headers), members: recordOf(members), query: recordOf(query) };
}

function add(fields: Fields, place: (Place & Pick<Signature, 'query'>) | undefined, value: string | undefined): void {
  if (place === undefined || value === undefined) return;
  if (place.header !== undefined) fields.headers.push([place.header, value]);
  else if (place.member !== undefined) fields.members.push([place.member, value]);
  else if (place.query !== undefined) fields.query.push([place.query, value]);
}

function timestampText(now: Date, { unit }: Timestamp): string {
  switch (unit) {
    case 'seconds':
      return String(Math.floor(now.getTime() / 1000));
    case 'milliseconds':
      return String(now.getTime());
    case 'iso8601':
      return now.toISOString();
  }
}

function encoded({ algorithm, key, encoding }: Signature, secret: string, content: Uint8Array): string {
  switch (algorithm) {
    case 'hmac-sha1':
    case 'hmac-sha256':
    case 'hmac-sha512':
      return digested(createHmac(algorithm.slice('hmac-'.length), hmacKey(secret, key)).update(content), encoding);
    case 'sha1':
    case 'sha256':
      return digested(createHash(algorithm).update(content), encoding);
    case 'none':
      return textOf(Buffer.from(secret), encoding);
    default: {
      const object = privateKey(secret, algorithm, key);
      const [hash = null] = /sha\d+$/.exec(algorithm) ?? [];
      return textOf(signBytes(hash, content, object), encoding);
    }
  }
}

/** Without a buffer in between, which would take as long as the hash. */
function digested(hash: Hash | Hmac, encoding: Encoding): string {
  return encoding === 'text' ? textOf(hash.digest(), encoding) : hash.digest(encoding);
}

function textOf(bytes: Buffer, encoding: Encoding): string {
  return bytes.toString(encoding === 'text' ? 'utf8' : encoding);
}

/** The part with the signature once per secret, and the other parts once. */
function formatted(
  { separator, patterns }: Format,
  signatures: readonly string[],
  values: { readonly timestamp: string | undefined; readonly id: string | undefined },
): string {
  if (separator === undefined && signatures.length > 1)
    throw new SigningError(
      'invalid-secret',
      'A request of this scheme has one signature, so it is signed with one secret.',
    );
  const withEach = (pattern: Pattern) =>
    signatures.map((signature) => filled(pattern, { ...values, signature })).join(separator);
  return patterns
    .map((pattern) => (hasSignature(pattern) ? withEach(pattern) : filled(pattern, values)))
    .join(separator);
}

function hasSignature(pattern: Pattern): boolean {
  return pattern.some((piece, index) => isName(index) && piece === 'signature');
}
