import { DECODERS, ENCODERS, isSame, KEY_FORMS, keyOf, utf8 } from './bytes.js';
import { attemptOf, contentOf, decodedSignatures, formatted, labelOf } from './request.js';
import { timeProblem } from './time.js';
import { bodyVariants, secretVariants } from './variants.js';

/** Longer texts would make the page wait for the candidates that are tried. */
const MAX_BODY = 1_000_000;
const MAX_TEXT = 10_000;

/**
 * Computes the signature of a request step by step. `request` has a secret, body, method, URL, and headers by their names.
 * The result contains no secret.
 */
export async function check(facts, request, now = Date.now()) {
  const long = tooLong(request);
  if (long !== undefined) return { verdict: 'problem', text: long };
  const attempt = attemptOf(facts, request);
  const content = await contentOf(facts, attempt);
  if ('missing' in content) return { verdict: 'problem', text: missingText(facts, content.missing) };
  const steps = { content: content.text, contentBytes: utf8(content.text).length };
  const key = keyOf(request.secret, facts.key);
  if (key.problem) {
    const advice = request.secret === '' ? undefined : await otherSecret(facts, attempt);
    return { steps, verdict: 'problem', text: advice ?? key.problem };
  }
  const digest = await hmac(facts.hash, key.bytes, content.text);
  const expected = formatted(facts, { ...attempt, signature: ENCODERS[facts.encoding](digest) });
  return {
    steps: { ...steps, keyBytes: key.bytes.length, digest: ENCODERS.hex(digest), expected, given: attempt.given },
    ...(await verdictOf(facts, attempt, digest, now)),
  };
}

function tooLong({ body, headers, ...others }) {
  if (body.length > MAX_BODY) return `The body is longer than ${MAX_BODY.toLocaleString('en-GB')} characters.`;
  const texts = [...Object.values(headers), ...Object.values(others)];
  if (texts.every((text) => text === undefined || text.length <= MAX_TEXT)) return undefined;
  return `A field other than the body is longer than ${MAX_TEXT.toLocaleString('en-GB')} characters.`;
}

function missingText(facts, missing) {
  const isInFormat = /^the (timestamp|id)$/.test(missing);
  const place = isInFormat ? (facts[missing.slice(4)] ?? {}) : {};
  const own = place.header ?? place.member;
  if (place.format !== undefined) return `Enter ${labelOf(place)} in the form ${place.format}: it is signed.`;
  if (own !== undefined) return `Enter ${labelOf(place)}: it is signed.`;
  if (isInFormat) return `Enter ${labelOf(facts)}: it contains ${missing}, which is signed.`;
  return `Enter ${missing}: it is signed.`;
}

async function verdictOf(facts, attempt, digest, now) {
  const { given, signatures, timestamp } = attempt;
  if (given === '') return { verdict: 'computed', text: `Enter ${labelOf(facts)} to compare it.` };
  const time = facts.timestamp && timestamp !== undefined ? timeProblem(facts.timestamp, timestamp, now) : undefined;
  if (decodedSignatures(facts, signatures).some((bytes) => isSame(bytes, digest)))
    return time === undefined
      ? { verdict: 'match', text: 'The signature matches.' }
      : { verdict: 'late', text: `The signature matches, but receivers refuse the request. ${time}` };
  const advice = await adviceOf(facts, attempt);
  return {
    verdict: 'mismatch',
    text: `The signature does not match. ${advice}${time === undefined ? '' : ` ${time}`}`,
  };
}

async function hmac(hash, bytes, text) {
  const algorithm = { name: 'HMAC', hash: hash.replace('sha', 'SHA-') };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text)));
}

/** Whether a signature of the request is that of a scheme, after a change. */
async function matches(facts, attempt) {
  const key = keyOf(attempt.secret, facts.key);
  const content = key.bytes && (await contentOf(facts, attempt));
  if (content?.text === undefined) return false;
  const digest = await hmac(facts.hash, key.bytes, content.text);
  return decodedSignatures(facts, attempt.signatures).some((bytes) => isSame(bytes, digest));
}

/** The most likely mistake: the first change after which the signature matches. */
async function adviceOf(facts, attempt) {
  return (
    (await otherEncoding(facts, attempt)) ??
    (await otherBody(facts, attempt)) ??
    (await otherSecret(facts, attempt)) ??
    (await otherHash(facts, attempt)) ??
    (await otherUrl(facts, attempt)) ??
    WRONG_SECRET
  );
}

const WRONG_SECRET =
  'Most likely the secret is that of another endpoint, or of the test mode: copy the secret of this endpoint again. If it is right, the body or a signed header has changed on its way.';

async function otherBody(facts, attempt) {
  if (attempt.body === '') return 'The body is empty: paste the raw body of the request.';
  for (const { advice, text } of bodyVariants(attempt.body))
    if (await matches(facts, { ...attempt, body: text })) return advice;
  return undefined;
}

async function otherSecret(facts, attempt) {
  for (const key of Object.keys(KEY_FORMS))
    if (key !== facts.key && (await matches({ ...facts, key }, attempt)))
      return `The signature matches if the secret is read as ${KEY_FORMS[key]}. This scheme reads it as ${KEY_FORMS[facts.key]}.`;
  for (const secret of secretVariants(attempt.secret))
    for (const key of Object.keys(KEY_FORMS))
      if (await matches({ ...facts, key }, { ...attempt, secret }))
        return 'The signature matches without what is around the secret, such as quotes, white space or a prefix. Pass the secret alone.';
  return undefined;
}

async function otherHash(facts, attempt) {
  for (const hash of ['sha1', 'sha256', 'sha512'])
    if (hash !== facts.hash && (await matches({ ...facts, hash }, attempt)))
      return `The signature is an HMAC with ${hash.replace('sha', 'SHA-')}. This scheme uses ${facts.hash.replace('sha', 'SHA-')}: use the header of that algorithm.`;
  return undefined;
}

const PREFIX = /^(?:sha\d+=|v\d+[=,]|Bearer )/i;

/** Another encoding, or another prefix. */
async function otherEncoding(facts, attempt) {
  const { signatures, given } = attempt;
  for (const encoding of Object.keys(DECODERS))
    if (encoding !== facts.encoding && (await matches({ ...facts, encoding }, attempt)))
      return `The signature is right, but written as ${encoding}. This scheme writes it as ${facts.encoding}.`;
  const texts = [given, given.replace(PREFIX, '')].filter((text) => !signatures.includes(text));
  for (const encoding of Object.keys(DECODERS))
    if (await matches({ ...facts, encoding }, { ...attempt, signatures: texts }))
      return 'The signature itself is right, but the text around it is not. Paste the complete value.';
  return undefined;
}

/** What a proxy, a router or a framework makes of a URL. */
async function otherUrl(facts, attempt) {
  if (!URL.canParse(attempt.url ?? '')) return undefined;
  const { pathname, search, host, hostname } = new URL(attempt.url);
  const paths = [pathname, pathname.replace(/\/$/, ''), `${pathname}/`];
  for (const origin of [`https://${host}`, `http://${host}`, `https://${hostname}`])
    for (const path of paths)
      for (const query of [search, ''])
        if (await matches(facts, { ...attempt, url: `${origin}${path}${query}` }))
          return 'The provider signed another form of the URL: with another protocol, port, query or slash at its end. Use the URL that is registered with the provider.';
  return undefined;
}
