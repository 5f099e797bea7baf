import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Body } from '../delivery/body.ts';
import { clampToTimer } from './clock.ts';
import { resolveTarget, type Target, type TargetOptions } from './target.ts';

export interface SendRequestInput extends TargetOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ReceiverResponse {
  readonly status: number;
  /** The beginning of the body, as text. */
  readonly body: string;
  /** The header `retry-after`, as it is. */
  readonly retryAfter?: string | undefined;
}

export class TimeoutError extends Error {
  readonly code = 'timeout';
}

export class NoResponseError extends Error {
  readonly code = 'no-response';

  constructor() {
    super('The connection ended without a response.');
  }
}

const MAX_BODY_BYTES = 64 * 1024;
const MAX_BODY_CHARACTERS = 2_000;

/** Sends one HTTP request on a new connection, without following redirects. Rejects if no complete response arrives. */
export async function sendRequest(input: SendRequestInput): Promise<ReceiverResponse> {
  const target = await resolveTarget(input.url, input);
  return new Promise((resolve, reject) => {
    const request = openRequest(target, input);
    let fail = reject;
    let response: IncomingMessage | undefined;
    const timer = setTimeout(() => {
      // Destroying the request can raise other errors first, which must not hide the timeout.
      fail = () => reject(new TimeoutError());
      request.destroy(new TimeoutError());
    }, clampToTimer(input.timeout));
    request.on('error', (error) => fail(error));
    request.on('close', () => {
      clearTimeout(timer);
      if (!response) fail(new NoResponseError());
    });
    request.on('response', (incoming) => {
      response = incoming;
      readBodyStart(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, body, retryAfter: incoming.headers['retry-after'] }),
        (error: unknown) => fail(error),
      );
    });
    // A server of WebSockets may take any request for one of its own.
    request.on('upgrade', (incoming, socket) => {
      response = incoming;
      socket.destroy();
      resolve({ status: incoming.statusCode ?? 0, body: '' });
    });
    request.end(input.body);
  });
}

function openRequest(target: Target, { method, headers, body, signal }: SendRequestInput): ClientRequest {
  const request = target.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return request(target.url, {
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    lookup: lookupChecked(target),
    signal,
  });
}

/** Returns the addresses that were checked instead of resolving the name again. */
function lookupChecked({ addresses }: Target): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readBodyStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, MAX_BODY_CHARACTERS);
}
