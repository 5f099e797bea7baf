import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { resolveTarget, type Target, type TargetOptions } from './target.ts';

export interface SendRequestInput extends TargetOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ReceiverResponse {
  readonly status: number;
  /** The beginning of the answer's body, as text. */
  readonly body: string;
}

export class TimeoutError extends Error {
  readonly code = 'timeout';
}

/** As much of an answer as is read and kept. */
const MAX_BODY_BYTES = 64 * 1024;
const MAX_BODY_CHARACTERS = 2_000;

/** One request and its answer: redirects are not followed, and no connection is kept. */
export async function sendRequest(input: SendRequestInput): Promise<ReceiverResponse> {
  const target = await resolveTarget(input.url, input);
  return new Promise((resolve, reject) => {
    const request = openRequest(target, input);
    let fail = reject;
    const timer = setTimeout(() => {
      fail = () => reject(new TimeoutError());
      request.destroy(new TimeoutError());
    }, clampToTimer(input.timeout));
    request.on('error', (error) => fail(error));
    request.on('close', () => clearTimeout(timer));
    request.on('response', (response) => {
      readBodyStart(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, body }),
        (error: unknown) => fail(error),
      );
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

/** Connects to the addresses that were checked, without asking a resolver again. */
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

/** A longer wait than this makes a timer fire at once: about 24.8 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Milliseconds that a timer can wait. */
export function clampToTimer(milliseconds: number): number {
  return Math.min(milliseconds, MAX_TIMER_MS);
}
