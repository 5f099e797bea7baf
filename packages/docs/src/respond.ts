import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FoundFile, findFile } from './findFile.ts';

const NOT_FOUND_PAGE = '/404.html';

const HEADERS = {
  // Each page contains its own policy in a meta tag, where browsers ignore `frame-ancestors`.
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Browsers revalidate every request, and receive 304 if the file has not changed.
  'cache-control': 'no-cache',
};

/** Responds to a request with a file of the folder. Never rejects, so that no request can end the process. */
export async function respond(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  try {
    await respondWithFile(request, response, folder);
  } catch (error) {
    console.error(error);
    sendText(request, response, {
      status: 500,
      text: 'The server cannot read this file. See its log for the reason.\n',
    });
  }
}

async function respondWithFile(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    sendText(request, response, { status: 405, text: 'This site supports only GET and HEAD.\n' });
    return;
  }
  const pathname = decodePath(request.url ?? '/');
  const found = pathname === undefined ? undefined : await findFile(folder, pathname);
  if (pathname === undefined) sendText(request, response, { status: 400, text: 'This URL is invalid.\n' });
  else if (found === undefined) await sendNotFound(request, response, folder);
  else if (found === 'folder') redirect(request, response);
  else sendFile(request, response, found);
}

/** The decoded path without the query, or `undefined` if it is invalid. */
function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

function sendFile(request: IncomingMessage, response: ServerResponse, { bytes, type }: FoundFile): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  response.setHeader('etag', etag);
  if (matchesEtag(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  send(request, response, { status: 200, type, bytes });
}

function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

/** Adds the slash to the URL of a folder: without it, relative links in the page point to the wrong folder. */
function redirect(request: IncomingMessage, response: ServerResponse): void {
  const [pathname = '', query] = (request.url ?? '').split('?', 2);
  response.setHeader('location', `${pathname}/${query === undefined ? '' : `?${query}`}`);
  sendText(request, response, { status: 308, text: 'The URL of this page ends with a slash.\n' });
}

async function sendNotFound(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  const page = await findFile(folder, NOT_FOUND_PAGE);
  if (page === undefined || page === 'folder') sendText(request, response, { status: 404, text: 'Page not found.\n' });
  else send(request, response, { status: 404, ...page });
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
  { status, type, bytes }: { readonly status: number } & FoundFile,
): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
