import { isJson, type Receive, readBytes } from './handle.ts';

/** What a worker exports as default. `handle.ts` needs the flag `nodejs_compat` for `node:crypto` and `Buffer`. */
export function worker(receive: Receive) {
  return {
    /** Cloudflare logs an error, and responds with 500. */
    fetch: async (request: Request): Promise<Response> =>
      new Response(null, { status: await statusFor(request, receive) }),
  };
}

async function statusFor(request: Request, receive: Receive): Promise<number> {
  if (new URL(request.url).pathname !== '/webhooks') return 404;
  if (request.method !== 'POST') return 405;
  if (!isJson(request.headers.get('content-type'))) return 415;
  const body = await readBytes(request.body);
  return body ? receive((name) => request.headers.get(name), body) : 413;
}
