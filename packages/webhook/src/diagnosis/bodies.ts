/** What the signed bytes may have been, and what has changed them since. */
export interface BodyVariant {
  readonly change: BodyChange;
  readonly bytes: Uint8Array;
}

export type BodyChange = 'body-newline' | 'body-charset' | 'body-base64' | 'body-reserialised';

/** Candidates for the bytes that the provider signed, from those that arrived. */
export function bodyVariants(body: Uint8Array): readonly BodyVariant[] {
  return [
    ...textVariants(body, 'body-newline', newlines),
    ...charsets(body),
    ...encodings(body),
    ...textVariants(body, 'body-reserialised', serialisations),
  ];
}

function textVariants(
  body: Uint8Array,
  change: BodyChange,
  variantsOf: (text: string) => readonly string[],
): readonly BodyVariant[] {
  const text = decoded(body, 'utf-8');
  return text === undefined ? [] : variantsOf(text).map((variant) => ({ change, bytes: encoded(variant) }));
}

function newlines(text: string): readonly string[] {
  return [`${text}\n`, `${text}\r\n`, text.trim(), text.replaceAll('\r\n', '\n'), text.replace(/\r?\n/g, '\r\n')];
}

const BOM = '\ufeff';

/** Text that was read or written in another character set, or with a byte order mark. */
function charsets(body: Uint8Array): readonly BodyVariant[] {
  const text = decoded(body, 'utf-8');
  const latin = decoded(body, 'latin1') ?? '';
  const texts = [text?.startsWith(BOM) ? text.slice(1) : `${BOM}${text ?? ''}`, latin];
  const bytes = [...texts.map(encoded), ...(text === undefined ? [] : [latin1(text)])];
  return bytes.flatMap((variant) => (variant ? [{ change: 'body-charset', bytes: variant }] : []));
}

/** Base64 that should have been decoded, or that should not. */
function encodings(body: Uint8Array): readonly BodyVariant[] {
  let binary = '';
  for (const byte of body) binary += String.fromCharCode(byte);
  const bytes = [encoded(btoa(binary))];
  try {
    bytes.push(Uint8Array.from(atob(binary.replace(/^"|"$/g, '')), (char) => char.charCodeAt(0)));
  } catch {
    // It is no base64.
  }
  return bytes.map((variant) => ({ change: 'body-base64', bytes: variant }));
}

/** How JSON is written by JavaScript, Python, PHP, Go and Ruby, with and without indentation. */
function serialisations(text: string): readonly string[] {
  let value: unknown;
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
  return [...new Set(escaped.flatMap((json) => [json, `${json}\n`]))];
}

/** As Python does by default: a space after each comma and colon. */
function spaced(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|[,:]/g, (match, text) => (text === undefined ? `${match} ` : match));
}

function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, unicodeEscape);
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes of a text in which each character is one byte; undefined for another text. */
function latin1(text: string): Uint8Array | undefined {
  return /^[\0-\u00ff]*$/.test(text) ? Uint8Array.from(text, (char) => char.charCodeAt(0)) : undefined;
}
