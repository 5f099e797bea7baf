import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Found, findFile } from './findFile.ts';
import { notFoundText } from './notFoundText.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Always asked for again, and answered with 304 while it is the same.
  'cache-control': 'no-cache',
};

/** Answers one request with a file of the folder. Nothing that happens here may end the process. */
export async function respond(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  try {
    await answer(request, response, folder);
  } catch (error) {
    console.error(error);
    sendText(request, response, { status: 500, text: 'The server could not read this file; its log says why.\n' });
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    sendText(request, response, { status: 405, text: 'This site is read with GET and HEAD only.\n' });
    return;
  }
  const pathname = pathOf(request.url ?? '/');
  const found = pathname === undefined ? undefined : await findFile(folder, pathname);
  if (pathname === undefined) sendText(request, response, { status: 400, text: 'This is not a valid address.\n' });
  else if (found === undefined) await sendNotFound(request, response, { folder, pathname });
  else if ('folder' in found) redirect(request, response);
  else sendFile(request, response, found);
}

/** The decoded path, without the query; `undefined` if it is not valid. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, { bytes, type }: Found): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  response.setHeader('etag', etag);
  if (isSame(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  send(request, response, { status: 200, type, bytes });
}

function isSame(asked: string | undefined, etag: string): boolean {
  const tags = asked?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

/** Relative links of a page work only if its address ends with a slash. */
function redirect(request: IncomingMessage, response: ServerResponse): void {
  const [pathname = '', query] = (request.url ?? '').split('?', 2);
  response.setHeader('location', `${pathname}/${query === undefined ? '' : `?${query}`}`);
  sendText(request, response, { status: 308, text: 'The page is below this folder.\n' });
}

async function sendNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  asked: { readonly folder: string; readonly pathname: string },
): Promise<void> {
  const bytes = Buffer.from(await notFoundText(asked));
  send(request, response, { status: 404, type: 'text/html; charset=utf-8', bytes });
}

function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text }: { readonly status: number; readonly text: string },
): void {
  send(request, response, { status, type: 'text/plain; charset=utf-8', bytes: Buffer.from(text) });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, bytes }: { readonly status: number } & Found,
): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
