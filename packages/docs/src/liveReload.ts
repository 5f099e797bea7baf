import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type FoundFile, findPath } from './findFile.ts';

/** Below the path of the site. The site itself has no hidden files, so none is in the way. */
const SCRIPT = '.live/reload.js';
const CHANGES = '.live/changes';

/** Shorter than readers notice. Asking works in every file system, also where it does not report changes. */
const INTERVAL_MS = 200;

/** Reloads pages in browsers when their files change. */
export interface LiveReload {
  /** Call it before the page at a path in the site is read. Adds a script to the page that listens for later changes. */
  readonly listener: (pathname: string) => Promise<(page: FoundFile) => FoundFile>;
  /** Answers requests of that script, and returns whether this was one. `pathname` is without a leading slash. */
  readonly answer: (pathname: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

export function liveReload({
  folders,
  base,
}: {
  readonly folders: readonly string[];
  readonly base: string;
}): LiveReload {
  return {
    listener: async (pathname) => {
      const query = new URLSearchParams({ page: pathname, version: await versionOf(folders, pathname) });
      const script = `<script src="${base}${SCRIPT}?${String(query).replaceAll('&', '&amp;')}" defer></script>\n`;
      return ({ bytes, type }) => {
        if (!type.startsWith('text/html')) return { bytes, type };
        return { type, bytes: Buffer.from(bytes.toString().replace(/(?=<\/head>)|$/, () => script)) };
      };
    },
    answer: async (pathname, request, response) => {
      if (pathname === SCRIPT) {
        response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(RELOAD_SCRIPT);
        return true;
      }
      if (pathname !== CHANGES) return false;
      if (request.method === 'HEAD') {
        response.end();
        return true;
      }
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      await sendChange(response, folders, { page: query.get('page') ?? '', version: query.get('version') ?? '' });
      return true;
    },
  };
}

/** Sends one event, as soon as a page differs from the version that the browser shows. */
async function sendChange(
  response: ServerResponse,
  folders: readonly string[],
  { page, version }: { readonly page: string; readonly version: string },
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  while (!closed.signal.aborted) {
    if ((await versionOf(folders, page)) !== version) {
      response.end('data: changed\n\n');
      return;
    }
    await wait(INTERVAL_MS, undefined, { signal: closed.signal }).catch(() => undefined);
  }
}

/** The files whose change a reader sees. */
const ASSETS = ['/site.css', '/site.js'];

/** Differs after each change of a page, or of the files that it loads. */
async function versionOf(folders: readonly string[], page: string): Promise<string> {
  const states = await Promise.all([page, ...ASSETS].map((pathname) => stateOf(folders, pathname)));
  return createHash('sha256').update(states.join()).digest('base64url').slice(0, 22);
}

async function stateOf(folders: readonly string[], pathname: string): Promise<string> {
  try {
    const file = await findPath(folders, pathname);
    if (file === undefined || file === 'folder') return 'none';
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    // Between two steps it was deleted.
    return 'none';
  }
}

/**
 * Browsers allow few connections to a server, so only the pages that somebody sees have one. The history remembers how far a
 * page is scrolled, because the fragment in an address scrolls, too.
 */
const RELOAD_SCRIPT = `const changes = new URL(document.currentScript.src.replace('reload.js', 'changes'));
let source;

function listen() {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(changes);
  source.onmessage = () => {
    source.close();
    history.replaceState({ ...history.state, scrolled: scrollY }, '');
    location.reload();
  };
}

addEventListener('load', () => {
  const { scrolled, ...others } = history.state ?? {};
  if (scrolled === undefined) return;
  scrollTo({ top: scrolled, behavior: 'instant' });
  history.replaceState(others, '');
});
document.addEventListener('visibilitychange', listen);
listen();
`;
