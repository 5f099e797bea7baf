import { isJson, type Receive, readBytes } from './handle.ts';

/** What a worker exports as default. `handle.ts` needs the flag `nodejs_compat` for `node:crypto` and `Buffer`. */
export function worker(receive: Receive) {
  return {
    fetch: async (request: Request): Promise<Response> => {
      try {
        return new Response(null, { status: await statusFor(request, receive) });
      } catch (error) {
        // The page that Cloudflare would respond with has status 500, too, and hides the error from the logs.
        console.error(error);
        return new Response(null, { status: 500 });
      }
    },
  };
}

async function statusFor(request: Request, receive: Receive): Promise<number> {
  if (new URL(request.url).pathname !== '/webhooks') return 404;
  if (request.method !== 'POST') return 405;
  if (!isJson(request.headers.get('content-type'))) return 415;
  const body = await readBytes(request.body);
  return body ? receive((name) => request.headers.get(name), body) : 413;
}
