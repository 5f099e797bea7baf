/** What the provider may have signed instead of a body, with what has changed since. The most likely first. */
export function bodyVariants(body) {
  const variants = [
    ...withAdvice(LINE_BREAKS, [`${body}\n`, `${body}\r\n`, body.trim(), body.replace(/\s+$/, '')]),
    ...withAdvice(CRLF, [body.replaceAll('\n', '\r\n'), `${body.replaceAll('\n', '\r\n')}\r\n`]),
    ...withAdvice(BOM, [`\ufeff${body}`, body.replace(/^\ufeff/, '')]),
    ...withAdvice(BASE64, base64Variants(body)),
    ...withAdvice(SERIALISED, serialisations(body)),
  ];
  return variants.filter(({ text }) => text !== body);
}

function withAdvice(advice, texts) {
  return [...new Set(texts)].map((text) => ({ advice, text }));
}

const LINE_BREAKS =
  'The signature is that of the body with other line breaks or white space at its end. Pass the bytes as they arrived, without trimming or adding a line.';
const CRLF =
  'The signature is that of the body with the line breaks of Windows (CRLF). This field cannot contain them. If your receiver fails too, pass it the bytes as they arrived.';
const BOM =
  'The signature is that of the body with another byte order mark. Pass the bytes as they arrived, not a text.';
const BASE64 =
  'The signature is that of the body before it was encoded or decoded as base64. Decode what your platform encodes, and nothing else.';
const SERIALISED =
  'The signature is that of the same JSON, written in another way. The body was parsed and serialised again: pass the bytes as they arrived, not JSON.stringify(request.body).';

function base64Variants(body) {
  const encoded = btoa(Array.from(new TextEncoder().encode(body), (byte) => String.fromCharCode(byte)).join(''));
  try {
    const bytes = Uint8Array.from(atob(body.replace(/^"|"$/g, '')), (char) => char.charCodeAt(0));
    return [encoded, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)];
  } catch {
    return [encoded];
  }
}

/** Writing a longer body in a hundred ways would take seconds. */
const MAX_SERIALISED = 200_000;

/** How JSON is written by JavaScript, Python, PHP, Go and Ruby, with and without indentation. */
function serialisations(text) {
  if (text.length > MAX_SERIALISED) return [];
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const texts = [value, sorted(value)].flatMap((form) => [
    ...[undefined, 2, 4, '\t'].map((indent) => JSON.stringify(form, null, indent)),
    spaced(JSON.stringify(form)),
  ]);
  const escaped = texts.flatMap((json) => [
    json,
    ascii(json),
    json.replaceAll('/', '\\/'),
    ascii(json.replaceAll('/', '\\/')),
    json.replace(/[<>&\u2028\u2029]/g, unicodeEscape),
  ]);
  return escaped.flatMap((json) => [json, `${json}\n`]);
}

/** As Python does by default: a space after each comma and colon. */
function spaced(json) {
  return json.replace(/("(?:[^"\\]|\\.)*")|[,:]/g, (match, text) => (text === undefined ? `${match} ` : match));
}

function ascii(json) {
  return json.replace(/[\u007f-\uffff]/g, unicodeEscape);
}

function unicodeEscape(char) {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, sorted(member)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A secret without what may have been copied with it: white space, quotes, the name of a variable, a prefix. */
export function secretVariants(secret) {
  const trimmed = secret.trim();
  const value = trimmed.replace(/^(?:export\s+)?[\w-]+\s*[=:]\s*/, '');
  const variants = [trimmed, unquoted(trimmed), value, unquoted(value), trimmed.replace(/^[a-z]+_/i, '')];
  return [...new Set(variants)].filter((variant) => variant !== '' && variant !== secret);
}

function unquoted(text) {
  return text.replace(/^["'`]|["'`]$/g, '');
}
