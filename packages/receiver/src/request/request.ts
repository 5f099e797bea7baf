import { type HeadersLike, headerOf } from '@hookbook/webhook';
import { type Receipt, receipt } from './receipt.ts';

/** A request as it was received. */
export interface ReceivedRequest extends RequestHead {
  /** The raw bytes. A body that was decoded or parsed is another one. */
  readonly body: Uint8Array;
}

/** A request whose body may still have to be read. */
export interface IncomingRequest extends RequestHead {
  readonly body: Uint8Array | BodyReader;
}

export interface RequestHead {
  /** Upper-case. */
  readonly method: string;
  /** The complete URL that the provider calls, for schemes that sign it. */
  readonly url?: string | undefined;
  readonly headers: HeadersLike;
}

/** Reads a body that has at most so many bytes. */
export type BodyReader = (maxBytes: number) => Promise<Uint8Array | BodyProblem>;

/** Why the raw bytes of a body are not at hand. */
export interface BodyProblem {
  readonly code: 'too-large' | 'incomplete' | 'body-consumed' | 'body-parsed';
  /** For the developer: what to change, if that is possible. */
  readonly message: string;
}

/** JSON, or JSON that is sent as text. */
const JSON_TYPE = /^\s*(application\/([^/;]+\+)?json|text\/(json|plain))\s*(;|$)/i;

/** The response to a request that no provider sends; undefined for any other. `isForm` is missing for JSON. */
export function refusalOf(
  { method, headers }: RequestHead,
  isForm: ((contentType: string) => boolean) | undefined,
): Receipt | undefined {
  if (method !== 'POST')
    return receipt(405, 'method', `A delivery is a POST request, not ${method}.`, 'refused', { allow: 'POST' });
  const contentType = headerOf(headers, 'content-type') ?? '';
  if (isForm ? isForm(contentType) : JSON_TYPE.test(contentType)) return undefined;
  const expected = isForm ? 'a form' : 'JSON';
  return receipt(415, 'content-type', `A delivery is ${expected}, not ${JSON.stringify(contentType)}.`);
}
