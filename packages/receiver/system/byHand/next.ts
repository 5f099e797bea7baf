import { isJson, type Receive, readBytes } from './handle.ts';

/** What `app/webhooks/route.ts` exports. Next.js responds to other methods with 405, and to errors with 500. */
export function nextRoute(receive: Receive) {
  return {
    POST: async (request: Request): Promise<Response> => {
      if (!isJson(request.headers.get('content-type'))) return new Response(null, { status: 415 });
      // A route handler has no limit of its own.
      const body = await readBytes(request.body);
      if (!body) return new Response(null, { status: 413 });
      return new Response(null, { status: await receive((name) => request.headers.get(name), body) });
    },
  };
}
