import { joined } from '@hookbook/webhook/scheme';
import { ensure } from '../developer/mistakes.ts';
import type { BodyProblem, IncomingRequest } from './request.ts';

/** The raw bytes of a request that has been read. */
export function readBytes(body: Uint8Array, maxBytes: number): Uint8Array | BodyProblem {
  // Not `instanceof`: tests of Jest have a class of their own.
  ensure(ArrayBuffer.isView(body), 'body', body === null ? null : typeof body);
  return body.byteLength > maxBytes ? tooLarge(maxBytes) : body;
}

/** A request whose URL a function of the user finds. If that throws, the receiver reports it. */
export function withUrl(urlOf: () => string, body: IncomingRequest['body']): Pick<IncomingRequest, 'url' | 'body'> {
  try {
    return { url: urlOf(), body };
  } catch (error) {
    return { body: () => Promise.reject(error) };
  }
}

/** Reads a stream of bytes, and stops if it has too many. */
export async function readStream(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | BodyProblem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength;
      if (size > maxBytes) return tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    // Whoever ends the connection amid a body should not fill logs.
    return { code: 'incomplete', message: `The body did not arrive completely: ${error}` };
  }
  return joined(chunks);
}

export function tooLarge(maxBytes: number): BodyProblem {
  return { code: 'too-large', message: `The body is larger than ${maxBytes} bytes.` };
}
