import { isHeader, isToken } from '../message/header.ts';
import type { SendRequestInput } from './request.ts';
import type { Target } from './target.ts';

/** The headers that tell where the body ends. */
export type Framing = Readonly<Partial<Record<(typeof FRAMING)[number], string>>>;

const FRAMING = ['content-length', 'transfer-encoding'] as const;
export const LINE_END = '\r\n';

/** The request line and the headers, to be written as Latin-1. Throws for a method or a header that HTTP does not allow. */
export function requestHead({ url }: Target, { method, headers, wire }: SendRequestInput, framing: Framing): string {
  if (!isToken(method)) throw new TypeError(`${JSON.stringify(method)} is not an HTTP method.`);
  let head = `${method} ${url.pathname}${url.search} HTTP/1.1${LINE_END}`;
  const own = Object.keys(headers).map((name) => name.toLowerCase());
  const add = (name: string, value: string) => {
    if (!isHeader(name, value)) throw new TypeError(`HTTP does not allow the header ${JSON.stringify(name)}.`);
    head += `${wire === 'title-case' ? inTitleCase(name) : name}: ${value}${LINE_END}`;
  };
  if (!own.includes('host')) add('host', url.host);
  if ((url.username !== '' || url.password !== '') && !own.includes('authorization'))
    add('authorization', basicAuthorization(url));
  for (const [name, value] of Object.entries(headers)) if (!isFraming(name)) add(name, value);
  for (const [name, value] of Object.entries(framing)) add(name, value);
  return head + LINE_END;
}

export function lengthOf(body: Uint8Array): Framing {
  return { 'content-length': String(body.length) };
}

/** The body as the only chunk of `transfer-encoding: chunked`. An empty one would be the end already. */
export function inOneChunk(body: Uint8Array): readonly (string | Uint8Array)[] {
  const chunk = body.length === 0 ? [] : [body.length.toString(16) + LINE_END, body, LINE_END];
  return [...chunk, `0${LINE_END}${LINE_END}`];
}

function isFraming(name: string): boolean {
  return FRAMING.some((other) => other === name.toLowerCase());
}

function basicAuthorization({ username, password }: URL): string {
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** A lone `%` stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function inTitleCase(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
