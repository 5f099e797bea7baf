import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createCompressor, encodingFor } from './compress.ts';
import { type FoundFile, findFile } from './findFile.ts';
import { liveReload } from './liveReload.ts';
import { isLocalHost } from './localHost.ts';

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
  vary: 'accept-encoding',
};

export interface SiteOptions {
  readonly folders: readonly string[];
  /** The path of the site on the server: `/`, or `/docs/`. */
  readonly base: string;
  /** Whether only requests to this machine are for the site. A website may resolve its own name to it. */
  readonly isLocal: boolean;
  /** Whether pages reload when their files change. */
  readonly watch: boolean;
}

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Responds to requests with files of a folder. Never rejects, so that no request can end the process. */
export function respondFrom(options: SiteOptions): Respond {
  const compressed = createCompressor();
  const live = options.watch ? liveReload(options) : undefined;

  async function respondWithFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { folders, base, isLocal } = options;
    const refusal = refusalOf(request, isLocal);
    if (refusal) {
      if (refusal.status === 405) response.setHeader('allow', 'GET, HEAD');
      sendText(request, response, refusal);
      return;
    }
    const pathname = decodePath(request.url ?? '/');
    if (pathname === undefined) {
      sendText(request, response, { status: 400, text: 'This URL is invalid.\n' });
      return;
    }
    const inSite = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : undefined;
    if (inSite !== undefined && (await live?.answer(inSite.slice(1), request, response))) return;
    const listening = inSite === undefined ? undefined : await live?.listener(inSite);
    const found = inSite === undefined ? undefined : await findFile(folders, inSite);
    if (found === 'folder' || `${pathname}/` === base) redirect(request, response);
    else if (found === undefined) await sendNotFound(request, response, listening);
    else await sendFile(request, response, listening?.(found) ?? found);
  }

  async function sendFile(request: IncomingMessage, response: ServerResponse, file: FoundFile): Promise<void> {
    const hash = createHash('sha256').update(file.bytes).digest('base64url').slice(0, 22);
    const encoding = encodingFor(request.headers['accept-encoding'], file.bytes);
    const etag = `"${hash}${encoding === undefined ? '' : `-${encoding}`}"`;
    response.setHeader('etag', etag);
    if (matchesEtag(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return;
    }
    if (encoding !== undefined) response.setHeader('content-encoding', encoding);
    const bytes = encoding === undefined ? file.bytes : await compressed(file.bytes, encoding, hash);
    send(request, response, { status: 200, type: file.type, bytes });
  }

  async function sendNotFound(
    request: IncomingMessage,
    response: ServerResponse,
    listening: ((file: FoundFile) => FoundFile) | undefined,
  ): Promise<void> {
    const page = await findFile(options.folders, NOT_FOUND_PAGE);
    if (page === undefined || page === 'folder') {
      sendText(request, response, { status: 404, text: 'Page not found.\n' });
      return;
    }
    const below = withLinksBelow(page, options.base);
    send(request, response, { status: 404, ...(listening?.(below) ?? below) });
  }

  return async (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    try {
      await respondWithFile(request, response);
    } catch (error) {
      console.error(error);
      sendText(request, response, {
        status: 500,
        text: 'The server cannot read this file. See its log for the reason.\n',
      });
    }
  };
}

/** Why a request gets no file, whatever its path is. */
function refusalOf({ headers, method }: IncomingMessage, isLocal: boolean) {
  if (isLocal && !isLocalHost(headers.host ?? ''))
    return { status: 421, text: 'This server only responds to localhost. See --host.\n' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: 'This site supports only GET and HEAD.\n' };
  return undefined;
}

/** The page for unknown addresses has links from the root, because it is sent for addresses of any depth. */
function withLinksBelow({ bytes, type }: FoundFile, base: string): FoundFile {
  const text = bytes.toString();
  // A site that was built for an address in a folder has them already.
  if (base === '/' || text.includes(` href="${base}`)) return { bytes, type };
  return { type, bytes: Buffer.from(text.replaceAll(/(?<= (?:href|src)=")\//g, base)) };
}

/** The decoded path without the query, or `undefined` if it is invalid. */
function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
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
