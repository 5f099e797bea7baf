import type { Verification } from '@hookbook/webhook';
import type { Receiver } from './receiver.ts';
import { fromFetch } from './request/fetch.ts';
import { type Receipt, receipt } from './request/receipt.ts';

/**
 * One receiver for several endpoints, by the path of their URLs, e.g. `{ '/webhooks/dynamic': dynamic }`. Other paths get
 * 404. Throws a `TypeError` for a path that no URL has.
 */
export function createRouter(routes: Readonly<Record<string, Receiver>>): Receiver {
  const receivers = new Map(Object.entries(routes).map(([path, receiver]) => [routeOf(path), receiver]));

  function receiverAt(url = ''): Receiver | undefined {
    return URL.canParse(url, BASE) ? receivers.get(withoutSlash(new URL(url, BASE).pathname)) : undefined;
  }

  const receive: Receiver['receive'] = async (request, runtime) =>
    receiverAt(request.url)?.receive(request, runtime) ?? NOT_FOUND;

  return {
    receive,
    fetch: async (request, runtime) => {
      const receiver = receiverAt(request.url);
      if (receiver) return receiver.fetch(request, runtime);
      const { status, headers } = await receive(fromFetch(request), runtime);
      return new Response(null, { status, headers });
    },
    verify: async (request) => receiverAt(request.url)?.verify(request) ?? UNVERIFIED,
    drain: async () => {
      await Promise.all([...new Set(receivers.values())].map((receiver) => receiver.drain()));
    },
  };
}

/** The URL of a request may be a path only. */
const BASE = 'http://localhost';

const NOT_FOUND: Receipt = receipt(404, 'not-found', 'No receiver for this path.');
const UNVERIFIED: Verification = { ok: false, code: 'no-signature', message: 'No receiver for this path.' };

/** Paths are compared as URLs write them. */
function routeOf(path: string): string {
  if (!path.startsWith('/') || /[?#]/.test(path) || !URL.canParse(path, BASE))
    throw new TypeError(`${JSON.stringify(path)} is not a URL path. Write it as "/webhooks/dynamic".`);
  return withoutSlash(new URL(path, BASE).pathname);
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}
