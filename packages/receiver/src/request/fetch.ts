import { readStream, tooLarge } from './body.ts';
import type { BodyReader, IncomingRequest } from './request.ts';

const CONSUMED =
  'The body of the request was read before. Give the request to the receiver first: it needs the raw bytes, and not what request.json() or request.text() return.';

/** A request of Fetch. */
export function fromFetch(request: Request): IncomingRequest {
  const { method, url, headers } = request;
  return { method, url, headers, body: readerOf(request) };
}

function readerOf(request: Request): BodyReader {
  return async (maxBytes) => {
    if (request.bodyUsed) return { code: 'body-consumed', message: CONSUMED };
    if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes);
    return request.body ? readStream(request.body, maxBytes) : new Uint8Array();
  };
}
