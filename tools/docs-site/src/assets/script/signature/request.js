import { DECODERS, ENCODERS, utf8 } from './bytes.js';

/** The texts of the placeholders of a pattern; undefined if the text has another form. */
function placeholdersOf(pattern, text) {
  const pieces = pattern.trim().split(/\{(signature|timestamp|id)\}/);
  const found = {};
  let end = text.length;
  for (let index = pieces.length - 1; index >= 0; index -= 2) {
    const name = pieces[index + 1];
    const literal = pieces[index];
    const latest = end - literal.length;
    const at = index === 0 ? 0 : name === undefined ? latest : text.lastIndexOf(literal, latest);
    if (at < 0 || at > latest || (name === undefined && at < latest) || !text.startsWith(literal, at)) return undefined;
    if (name !== undefined) found[name] = text.slice(at + literal.length, end);
    end = at;
  }
  return found;
}

/** The signatures, timestamp and id in the value at the place of the signature. */
export function partsOf({ format, separator }, value) {
  if (separator === undefined && /^[a-z*][\w.*-]*=:\{signature\}:$/.test(format)) {
    const { signature } = textsIn(format, value);
    return { signatures: [signature].filter(Boolean) };
  }
  const parts = separator === undefined ? [value] : value.split(separator);
  const patterns = separator === undefined ? [format] : format.split(separator);
  // Without text around them, the parts have an order, and the last one may be repeated.
  const isOrdered = separator !== undefined && patterns.every((pattern) => /^\{\w+\}$/.test(pattern.trim()));
  const found = parts.map((part, index) => {
    for (const pattern of isOrdered ? [patterns[index] ?? patterns.at(-1)] : patterns) {
      const texts = placeholdersOf(pattern, part.trim());
      if (texts) return texts;
    }
    return {};
  });
  const all = (name) => found.map((texts) => texts[name]).filter((text) => text !== undefined && text !== '');
  return { signatures: all('signature'), timestamp: all('timestamp')[0], id: all('id')[0] };
}

const LABEL = /^[a-z*][\w.*-]*(?==)/;

/** The texts of the placeholders in a header, or in the one member of a dictionary there that has the label of the pattern. */
function textsIn(pattern, value) {
  const [label] = LABEL.exec(pattern) ?? [];
  const isOwn = (member) => /^[^=;\s]*/.exec(member)[0] === label;
  const found = label === undefined ? [value] : membersOf(value).filter(isOwn);
  return (found.length === 1 && placeholdersOf(pattern, found[0])) || {};
}

/** Commas in quoted texts separate none. */
function membersOf(value) {
  const members = [''];
  for (const [text] of value.matchAll(/"(?:[^"\\]|\\.?)*(?:"|$)|[^",]+|,/g))
    if (text === ',') members.push('');
    else members[members.length - 1] += text;
  return members.map((member) => member.trim());
}

/** The value at the place of the signature, with one signature. */
export function formatted({ format }, values) {
  return format.replace(/\{(signature|timestamp|id)\}/g, (_, name) => values[name] ?? '');
}

/** What a scheme needs of a request. */
export function attemptOf(facts, request) {
  const attempt = { ...request, payload: parsed(request.body) };
  attempt.given = placed(facts, attempt) ?? '';
  const parts = partsOf(facts, attempt.given);
  attempt.signatures = parts.signatures;
  const { timestamp, id } = facts;
  attempt.timestamp = timestamp && isPlace(timestamp) ? valueAt(timestamp, 'timestamp', attempt) : parts.timestamp;
  attempt.id = id ? valueAt(id, 'id', attempt) : parts.id;
  return attempt;
}

function isPlace({ header, member }) {
  return header !== undefined || member !== undefined;
}

/** The timestamp or the id at its place, which may contain more. */
function valueAt(place, name, attempt) {
  const value = placed(place, attempt);
  if (place.format === undefined || value === undefined) return value;
  const text = textsIn(place.format, value)[name] ?? '';
  return /^$|["\\]/.test(text) ? undefined : text;
}

/** The value of a header or of a member of the body. */
function placed({ header, member }, { headers, payload }) {
  if (header === undefined) return memberOf(payload, member);
  const value = Object.hasOwn(headers, header) ? headers[header].trim() : '';
  // Some paste the line.
  const isLine = value.toLowerCase().startsWith(`${header.toLowerCase()}:`);
  const text = isLine ? value.slice(header.length + 1).trim() : value;
  return text === '' ? undefined : text;
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function memberOf(payload, pointer) {
  let value = payload;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The signed content as text, or the label of what is missing. */
export async function contentOf({ content }, attempt) {
  let text = '';
  for (const { pieces, isOptional } of content) {
    const values = await Promise.all(pieces.map((piece) => pieceText(piece, attempt)));
    const missing = values.indexOf(undefined);
    if (missing === -1) text += values.join('');
    else if (!isOptional) return { missing: labelOf(pieces[missing]) };
  }
  return { text };
}

export function labelOf({ kind, name, pointer, header, member }) {
  if (header !== undefined || kind === 'header') return `the header ${header ?? name}`;
  if (member !== undefined || kind === 'member') return `the member ${(member ?? pointer).slice(1)} of the body`;
  if (kind === 'value') return `the value ${name}`;
  return OF_URL.includes(kind) ? 'the URL that the provider calls' : `the ${kind}`;
}

/** The values that come from the URL. */
export const OF_URL = ['url', 'authority', 'path', 'query'];

/** The path and the query are as they are written. */
function urlText(kind, url = '') {
  const [, path, query = '?'] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url) ?? [];
  if (path === undefined || !URL.canParse(url)) return undefined;
  if (kind === 'authority') return new URL(url).host;
  return kind === 'path' ? path || '/' : query;
}

async function pieceText(piece, attempt) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'header':
      return placed({ header: piece.name }, attempt);
    case 'member':
      return memberOf(attempt.payload, piece.pointer);
    case 'value':
      return attempt[labelOf(piece)]?.trim() || undefined;
    case 'form':
      return formText(attempt);
    case 'sha256':
      return sha256(attempt.body);
    case 'sha256-base64':
      return sha256(attempt.body, ENCODERS.base64);
    case 'authority':
    case 'path':
    case 'query':
      return urlText(piece.kind, attempt.url);
    case 'crc32':
      return String(crc32(utf8(attempt.body)));
    case 'body':
      return attempt.body;
    default:
      return attempt[piece.kind] === '' ? undefined : attempt[piece.kind];
  }
}

async function sha256(text, encode = ENCODERS.hex) {
  return encode(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The fields of a form, sorted, each once. JSON has none: the URL contains its hash. */
async function formText({ body, url = '' }) {
  if (/^[{[]/.test(body)) return url.includes(await sha256(body)) ? '' : undefined;
  const fields = [...new URLSearchParams(body)];
  const names = [...new Set(fields.map(([name]) => name))].sort();
  const valuesOf = (name) => [...new Set(fields.filter(([other]) => other === name).map(([, value]) => value))].sort();
  return names.flatMap((name) => valuesOf(name).map((value) => name + value)).join('');
}

/** The bytes of a signature in the encoding of the scheme. */
export function decodedSignatures({ encoding }, signatures) {
  return signatures
    .slice(0, 16)
    .map((text) => DECODERS[encoding](text))
    .filter((bytes) => bytes !== undefined);
}
