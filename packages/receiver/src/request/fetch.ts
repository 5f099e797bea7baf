import { mistakeText } from '../developer/mistakes.ts';
import { readStream, tooLarge } from './body.ts';
import type { IncomingRequest } from './request.ts';

/** A request of Fetch. */
export function fromFetch(request: Request): IncomingRequest {
  const { method, url, headers } = request;
  return {
    ...{ method, url, headers },
    body: async (maxBytes) => {
      if (request.bodyUsed) return { code: 'body-consumed', message: mistakeText('consumed') };
      if (Number(headers.get('content-length')) > maxBytes) return tooLarge(maxBytes);
      return readStream(request.body ?? [], maxBytes);
    },
  };
}
