import type { HeadersLike } from '@hookbook/webhook';
import { type Receipt, refused } from './receipt.ts';
import { headerValue } from './values.ts';

/** A request as it was received. */
export interface ReceivedRequest {
  /** Upper-case. */
  readonly method: string;
  /** The complete URL that the provider calls, for schemes that sign it. */
  readonly url?: string;
  readonly headers: HeadersLike;
  /** The raw bytes. A body that was decoded or parsed is another one. */
  readonly body: Uint8Array;
}

/** The response to a request that no provider sends; undefined for any other. */
export function refusal({ method, headers, body }: ReceivedRequest, maxBytes: number): Receipt | undefined {
  if (method !== 'POST')
    return refused(405, 'method', `A delivery is a POST request, not ${method}.`, { allow: 'POST' });
  const contentType = headerValue(headers, 'content-type') ?? '';
  if (!isJson(contentType))
    return refused(415, 'content-type', `A delivery is JSON, but its content type is ${JSON.stringify(contentType)}.`);
  return body.byteLength > maxBytes ? tooLarge(maxBytes) : undefined;
}

export function tooLarge(maxBytes: number): Receipt {
  return refused(413, 'too-large', `The body is larger than ${maxBytes} bytes.`);
}

/** JSON, or JSON that is sent as text. */
function isJson(contentType: string): boolean {
  const [essence = ''] = contentType.toLowerCase().split(';');
  return /^(application\/([^/]+\+)?json|text\/(json|plain))$/.test(essence.trim());
}

/** The bytes of a body; undefined if it is larger. Stops reading there. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > maxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
