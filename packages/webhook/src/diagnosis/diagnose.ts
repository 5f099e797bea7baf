import { PRESETS } from '../signature/presets.ts';
import type { Signature } from '../signature/signature.ts';
import { base64, base64Key, base64url, hex, hexKey, hmac, single, textKey, whsecKey } from '../verify/parts.ts';
import { headerOf } from '../verify/places.ts';
import type { Refused } from '../verify/result.ts';
import type { Scheme, SignedRequest } from '../verify/scheme.ts';
import { schemeOf } from '../verify/schemeOf.ts';
import { verifierOf } from '../verify/verify.ts';
import { type BodyChange, bodyVariants } from './bodies.ts';

/** A request whose signature does not match, with what it was verified with. */
export interface FailedVerification {
  readonly request: SignedRequest;
  readonly scheme: Scheme;
  readonly secrets: readonly string[];
  readonly refused: Refused;
}

/** Why a signature does not match, for the developer. */
export interface Diagnosis {
  readonly cause: Cause;
  /** What is wrong, and how to fix it. It contains no secret. */
  readonly message: string;
}

export type Cause =
  | Refused['code']
  | BodyChange
  | 'body-empty'
  | 'secret-form'
  | 'algorithm'
  | 'signature-encoding'
  | 'other-scheme'
  | 'other-url'
  | 'timestamp-unit'
  | 'wrong-secret';

/**
 * Finds out why a signature does not match, by trying what usually goes wrong. For development: it takes many times as long as
 * verifying.
 */
export async function diagnose(failure: FailedVerification): Promise<Diagnosis> {
  const { refused, request } = failure;
  switch (refused.code) {
    case 'no-match':
      return diagnoseMismatch(failure);
    case 'no-signature':
    case 'malformed-signature':
      return (await otherScheme(failure)) ?? (await otherEncoding(failure)) ?? plain(refused, headersText(request));
    case 'no-timestamp':
      return plain(refused, parametersText(failure));
    case 'too-old':
    case 'too-new':
    case 'malformed-timestamp':
      return diagnoseTime(failure);
    default:
      return plain(refused);
  }
}

async function diagnoseMismatch(failure: FailedVerification): Promise<Diagnosis> {
  const { request } = failure;
  if (request.body.length === 0)
    return diagnosis(
      'body-empty',
      'The body is empty. Something has read it before the receiver: pass the raw request.',
    );
  for (const { change, bytes } of bodyVariants(request.body))
    if (await matches({ ...failure, request: { ...request, body: bytes } })) return diagnosis(change, BODY[change]);
  return (
    (await otherSecretForm(failure)) ??
    (await otherAlgorithm(failure)) ??
    (await otherEncoding(failure)) ??
    (await otherUrl(failure)) ??
    (await otherScheme(failure)) ??
    diagnosis('wrong-secret', WRONG_SECRET)
  );
}

const BODY: Readonly<Record<BodyChange, string>> = {
  'body-newline':
    'The signature is that of the body with other line breaks or white space at its end. Pass the bytes as they arrived, without trimming or adding a line.',
  'body-charset':
    'The signature is that of the body in another character set, or with another byte order mark. Pass the bytes as they arrived, not a text.',
  'body-base64':
    'The signature is that of the body before it was encoded or decoded as base64. Decode what the platform encodes, as AWS Lambda does with isBase64Encoded, and nothing else.',
  'body-reserialised':
    'The signature is that of the same JSON, written in another way. The body was parsed and serialised again: pass the bytes as they arrived, not JSON.stringify(request.body).',
};

const WRONG_SECRET =
  'Nothing that was tried matches. Most likely the secret is that of another endpoint, or of the test mode. Copy the secret of this endpoint again. If it is right, something has changed the body on its way.';

/** Whether a request is signed as a scheme says, at any time. */
async function matches({ request, scheme, secrets }: Attempted): Promise<boolean> {
  try {
    const { verify } = verifierOf(scheme, secrets, { tolerance: Number.MAX_SAFE_INTEGER });
    return (await verify(request)).ok;
  } catch {
    return false;
  }
}

type Attempted = Pick<FailedVerification, 'request' | 'scheme' | 'secrets'>;

const KEYS = { text: textKey, hex: hexKey, base64: base64Key, whsec: whsecKey } as const;

async function otherSecretForm(failure: FailedVerification): Promise<Diagnosis | undefined> {
  const { scheme, secrets } = failure;
  for (const [form, key] of Object.entries(KEYS))
    if (await matches({ ...failure, scheme: { ...scheme, algorithm: hmac(scheme.algorithm.hash ?? 'sha256', key) } }))
      return diagnosis(
        'secret-form',
        `The signature matches if the secret is read as ${form}. Pass a secret in the form that the scheme asks for.`,
      );
  // One by one: a candidate that is too short cannot be used.
  for (const secret of secrets.flatMap(withoutAdditions))
    if (await matches({ ...failure, secrets: [secret] }))
      return diagnosis(
        'secret-form',
        'The signature matches once quotes, white space or a prefix around the secret are removed. Pass the secret alone.',
      );
  return undefined;
}

function withoutAdditions(secret: string): readonly string[] {
  const value = secret.trim().replace(/^(?:export\s+)?\w+\s*[=:]\s*/, '');
  const others = [secret, value].flatMap((text) => [
    text.trim(),
    text.replace(/^["'`]|["'`]$/g, ''),
    text.replace(/\\n$/, ''),
    text.replace(/^Bearer /i, ''),
    text.replace(/^[a-z]+[_:=]/i, ''),
    text.replace(/^.*[=\s]/, ''),
  ]);
  return [...new Set([value, ...others])].filter((other) => other !== '' && other !== secret);
}

async function otherAlgorithm(failure: FailedVerification): Promise<Diagnosis | undefined> {
  for (const hash of ['sha1', 'sha256', 'sha512'] as const)
    for (const key of Object.values(KEYS))
      if (await matches({ ...failure, scheme: { ...failure.scheme, algorithm: hmac(hash, key) } }))
        return diagnosis(
          'algorithm',
          `The signature is an HMAC with ${hash.toUpperCase()}. Use a scheme that says so, or the header of the other algorithm.`,
        );
  return undefined;
}

const ENCODINGS = { hex, base64, base64url } as const;
const FORMATS = ['', 'sha256=', 'sha1=', 'sha512=', 'v1=', 'v0=', 'v1,', 'Bearer '].map((prefix) =>
  single([prefix, 'signature', '']),
);

async function otherEncoding(failure: FailedVerification): Promise<Diagnosis | undefined> {
  for (const [name, decode] of Object.entries(ENCODINGS))
    for (const format of [failure.scheme.format, ...FORMATS])
      if (await matches({ ...failure, scheme: { ...failure.scheme, decode, format } }))
        return diagnosis(
          'signature-encoding',
          `The signature is right, but written in another way: as ${name}, or with another prefix. Use a scheme with this \`encoding\` and \`format\`.`,
        );
  return undefined;
}

async function otherUrl(failure: FailedVerification): Promise<Diagnosis | undefined> {
  const { request } = failure;
  for (const url of urlVariants(request))
    if (await matches({ ...failure, request: { ...request, url } }))
      return diagnosis(
        'other-url',
        `The provider signed ${withoutQuery(url)}, and the receiver got ${withoutQuery(request.url ?? '')}. Pass the adapter the URL that the provider calls: \`{ url: (request) => … }\`.`,
      );
  return undefined;
}

/** What a proxy, a router or a framework makes of a URL. */
function urlVariants({ url, headers }: SignedRequest): readonly string[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { pathname, search, host, hostname } = new URL(url);
  const hosts = [host, hostname, headerOf(headers, 'x-forwarded-host'), headerOf(headers, 'host')];
  const paths = [pathname, pathname.replace(/\/$/, ''), `${pathname}/`, pathname.replace(/^\/[^/]+/, '')];
  return ['https', 'http'].flatMap((protocol) =>
    hosts.flatMap((name) =>
      paths.flatMap((path) =>
        [search, '', decodeURIComponentSafely(search)].map((query) => `${protocol}://${name}${path}${query}`),
      ),
    ),
  );
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A query may contain secrets. */
function withoutQuery(url: string): string {
  return url.replace(/\?.*$/s, '?…');
}

async function otherScheme(failure: FailedVerification): Promise<Diagnosis | undefined> {
  for (const [name, preset] of Object.entries<Signature>(PRESETS)) {
    const scheme = schemeOf(preset);
    // A token is its own signature, whatever the body is.
    if (preset.algorithm !== 'none' && (await matches({ ...failure, scheme })))
      return diagnosis(
        'other-scheme',
        `The request is signed as \`${name}\` says, in the ${scheme.place.label}. Use that scheme: schemeOf(PRESETS['${name}']).`,
      );
  }
  return undefined;
}

/** Nobody signs for decades: another unit was meant. */
const DECADES_S = 1_000_000_000;

async function diagnoseTime(failure: FailedVerification): Promise<Diagnosis> {
  const { refused } = failure;
  const [, age = '0'] = /(\d+) s/.exec(refused.message) ?? [];
  if (Number(age) > DECADES_S)
    return diagnosis(
      'timestamp-unit',
      'The timestamp has another unit than the scheme says: seconds instead of milliseconds, or the other way round.',
    );
  if (refused.code === 'malformed-timestamp')
    return plain(refused, parametersText(failure) || 'The scheme has another `unit`.');
  const isSigned = await matches(failure);
  if (!isSigned) return plain(refused, 'Besides, the signature does not match.');
  return plain(
    refused,
    refused.code === 'too-old'
      ? 'The signature itself is right: the clock of this machine is ahead, or this is an old request that was sent again.'
      : 'The signature itself is right: the clock of this machine is behind.',
  );
}

const MAX_PARAMETERS = 500;

/** What the parameters of an HTTP Message Signature are instead of those of the scheme. Empty for other schemes. */
function parametersText({ request, scheme: { place } }: FailedVerification): string {
  const input = headerOf(request.headers, 'signature-input');
  if (input === undefined || place.label !== 'header signature') return '';
  return `Its signature-input is ${input.slice(0, MAX_PARAMETERS)}. If the provider signs this, use a scheme whose \`content\` and \`timestamp.format\` have these components and parameters.`;
}

function headersText({ headers }: SignedRequest): string {
  const names = Object.values<Signature>(PRESETS).flatMap(({ header }) => header ?? []);
  const present = [...new Set(names)].filter((name) => headerOf(headers, name) !== undefined);
  if (present.length === 0) return 'It has no other signature that is known: is it from the provider at all?';
  return `It has ${present.join(' and ')}: is it from another provider, or does a proxy remove headers?`;
}

function plain({ code, message }: Refused, advice = ''): Diagnosis {
  return diagnosis(code, `${message} ${advice}`.trim());
}

function diagnosis(cause: Cause, message: string): Diagnosis {
  return { cause, message };
}
