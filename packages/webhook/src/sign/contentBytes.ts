import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type ContentPart, OF_URL, type Piece, pointerPath } from '../signature/content.ts';
import type { OwnValues } from '../signature/values.ts';
import { SigningError, type UnsignedRequest } from './request.ts';

/** What a template is filled with. */
export interface Values {
  readonly request: UnsignedRequest;
  readonly timestamp: string | undefined;
  readonly id: string | undefined;
  readonly secret: string;
  readonly own: OwnValues;
}

/** The bytes that a request is signed with. */
export function contentBytes(parts: readonly ContentPart[], values: Values): Uint8Array {
  const found: Uint8Array[] = [];
  for (const part of parts) found.push(...partBytes(part, values));
  const [first] = found;
  return found.length === 1 && first ? first : Buffer.concat(found);
}

function partBytes({ pieces, isOptional }: ContentPart, values: Values): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const piece of pieces) {
    const bytes = pieceBytes(piece, values);
    if (bytes) found.push(bytes);
    else if (isOptional) return [];
    else throw missingContent(piece);
  }
  return found;
}

function missingContent(piece: Piece): SigningError {
  const code = OF_URL.includes(piece.kind) ? 'missing-url' : 'missing-content';
  return new SigningError(code, `The signature covers ${describe(piece)}, but this message does not contain it.`);
}

function pieceBytes(piece: Piece, { request, timestamp, id, secret, own }: Values): Uint8Array | undefined {
  const { method = 'POST', url, headers, body, payload } = request;
  const asBytes = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text));
  switch (piece.kind) {
    case 'text':
      return Buffer.from(piece.text);
    case 'body':
      return body;
    case 'timestamp':
      return asBytes(timestamp);
    case 'id':
      return asBytes(id);
    case 'method':
      return Buffer.from(method);
    case 'url':
      return asBytes(url);
    case 'authority':
      return asBytes(url === undefined || !URL.canParse(url) ? undefined : new URL(url).host);
    case 'path':
      return asBytes(pathAndQuery(url)[0]);
    case 'query':
      return asBytes(pathAndQuery(url)[1]);
    case 'form':
      return asBytes(sortedForm(request));
    case 'sha256':
      return Buffer.from(createHash('sha256').update(body).digest('hex'));
    case 'sha256-base64':
      return Buffer.from(createHash('sha256').update(body).digest('base64'));
    case 'crc32':
      return Buffer.from(String(crc32(body)));
    case 'secret':
      return Buffer.from(secret);
    case 'value':
      return asBytes(own[piece.name]);
    case 'header':
      return Object.hasOwn(headers, piece.name) ? asBytes(headers[piece.name]) : undefined;
    case 'member':
      return memberBytes(payload, pointerPath(piece.pointer));
  }
}

/** As they are in the URL. Without a path it is `/`, and without a query `?`. Nothing of a text that is no URL. */
function pathAndQuery(url: string | undefined): readonly [path?: string, query?: string] {
  const [address = ''] = url?.split('#') ?? [];
  const start = address.indexOf('://');
  if (start < 0) return [];
  const target = address.slice(start + '://'.length);
  const question = target.indexOf('?');
  const [host, search] = question < 0 ? [target, '?'] : [target.slice(0, question), target.slice(question)];
  const slash = host.indexOf('/');
  return [slash < 0 ? '/' : host.slice(slash), search];
}

function memberBytes(payload: unknown, path: readonly string[]): Buffer | undefined {
  let value = payload;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? Buffer.from(String(value)) : undefined;
}

/**
 * The fields of a form by name and value, each as its name and value, and repeated ones once. Nothing for other bodies, whose
 * hash has to be in the URL.
 */
function sortedForm({ headers, body, url = '' }: UnsignedRequest): string | undefined {
  const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false;
  if (!isForm)
    return body.length === 0 || url.includes(createHash('sha256').update(body).digest('hex')) ? '' : undefined;
  const fields = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(Buffer.from(body).toString()))
    fields.set(name, (fields.get(name) ?? new Set()).add(value));
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([name, values]) => [...values].sort().map((value) => name + value)).join('');
}

function describe(piece: Piece): string {
  switch (piece.kind) {
    case 'header':
      return `the header "${piece.name}"`;
    case 'member':
      return `the member "${piece.pointer}"`;
    case 'value':
      return `the value "${piece.name}"`;
    default:
      return `the ${piece.kind}`;
  }
}
