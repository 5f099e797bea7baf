import { readStream, tooLarge } from './body.ts';
import type { IncomingRequest } from './request.ts';

const CONSUMED =
  'The body was read before. Give the request to the receiver first: it needs the raw bytes, not what request.json() returns.';

/** A request of Fetch. */
export function fromFetch(request: Request): IncomingRequest {
  const { method, url, headers } = request;
  return {
    ...{ method, url, headers },
    body: async (maxBytes) => {
      if (request.bodyUsed) return { code: 'body-consumed', message: CONSUMED };
      if (Number(headers.get('content-length')) > maxBytes) return tooLarge(maxBytes);
      return readStream(request.body ?? [], maxBytes);
    },
  };
}
