import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { findTarget, type Target, type TargetOptions } from './target.ts';

export interface ExchangeInput extends TargetOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answered {
  readonly status: number;
  /** The beginning of the answer's body, as text. */
  readonly answer: string;
}

export class TimeoutError extends Error {
  readonly code = 'timeout';
}

/** As much of an answer as is read and kept. */
const ANSWER_BYTES = 64 * 1024;
const ANSWER_CHARACTERS = 2_000;

/** One request and its answer: redirects are not followed, and no connection is kept. */
export async function exchange(input: ExchangeInput): Promise<Answered> {
  const target = await findTarget(input.url, input);
  return new Promise((resolve, reject) => {
    const request = openRequest(target, input);
    let fail = reject;
    const timer = setTimeout(() => {
      fail = () => reject(new TimeoutError());
      request.destroy(new TimeoutError());
    }, timerMs(input.timeout));
    request.on('error', (error) => fail(error));
    request.on('close', () => clearTimeout(timer));
    request.on('response', (response) => {
      readAnswer(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, answer }),
        (error: unknown) => fail(error),
      );
    });
    request.end(input.body);
  });
}

function openRequest(target: Target, { method, headers, body, signal }: ExchangeInput): ClientRequest {
  const request = target.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return request(target.url, {
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    lookup: knownAddresses(target),
    signal,
  });
}

/** Connects to the addresses that were checked, without asking a resolver again. */
function knownAddresses({ addresses }: Target): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, ANSWER_CHARACTERS);
}

/** A longer wait than this makes a timer fire at once: about 24.8 days. */
const LONGEST = 2 ** 31 - 1;

/** Milliseconds that a timer can wait. */
export function timerMs(milliseconds: number): number {
  return Math.min(milliseconds, LONGEST);
}
