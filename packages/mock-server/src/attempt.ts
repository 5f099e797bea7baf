import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { MisuseError } from './misuseError.ts';
import { findTarget, type Target } from './target.ts';
import type { TargetOptions } from './targetOptions.ts';
import { timerMs } from './timer.ts';

/** What came of one HTTP request. */
export interface Attempt {
  readonly delivered: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Absent where no answer arrived. */
  readonly status?: number;
  /** The beginning of the receiver's answer, as text. */
  readonly answer?: string;
  /** Why it is not delivered. */
  readonly error?: AttemptError;
}

export interface AttemptError {
  /** `timeout`, `redirect`, `status`, or a code of the system like `ECONNREFUSED`. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export interface AttemptInput extends TargetOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeout: number;
  readonly success: string;
}

/** As much of an answer as is read and kept. */
const ANSWER_BYTES = 64 * 1024;
const ANSWER_CHARACTERS = 2_000;

/** One request, never a second one: redirects are not followed, and no connection is kept. */
export async function attempt(input: AttemptInput): Promise<Attempt> {
  const started = new Date();
  const clock = performance.now();
  const outcome = await exchange(input).then(
    ({ status, answer }) => ({ status, answer, ...verdict(status, input.success) }),
    (error: unknown) => ({ delivered: false, error: connectionError(error, input) }),
  );
  return { startedAt: started.toISOString(), duration: Math.round(performance.now() - clock), ...outcome };
}

class TimeoutError extends Error {
  readonly code = 'timeout';
}

async function exchange(input: AttemptInput): Promise<{ status: number; answer: string }> {
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

function openRequest(target: Target, { method, headers, body }: AttemptInput): ClientRequest {
  const request = target.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return request(target.url, {
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    lookup: knownAddresses(target),
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

function verdict(status: number, success: string): { delivered: boolean; error?: AttemptError } {
  if (isSuccess(status, success)) return { delivered: true };
  const message = `The receiver answered ${status}; only ${success} counts as delivered.`;
  if (status >= 300 && status < 400) {
    return {
      delivered: false,
      error: { code: 'redirect', message, fix: 'Redirects are not followed: send to the final URL.' },
    };
  }
  const fix =
    'Look at the answer and at the log of the receiver; a refused signature is often a wrong secret or a parsed body.';
  return { delivered: false, error: { code: 'status', message, fix } };
}

function isSuccess(status: number, success: string): boolean {
  return new RegExp(`^${success.replaceAll('x', '\\d')}$`).test(String(status));
}

function connectionError(error: unknown, { url, timeout }: AttemptInput): AttemptError {
  if (error instanceof MisuseError) throw error;
  if (error instanceof TimeoutError) {
    const message = `No complete answer within ${timeout} ms.`;
    return { code: 'timeout', message, fix: 'Answer first and work afterwards, or give a longer `timeout`.' };
  }
  const { code = 'unknown', message } = errorFacts(error);
  return { code, message: message === '' ? `The connection failed: ${code}.` : message, fix: connectionFix(code, url) };
}

/** Node wraps failed connections to several addresses in one error without a message. */
function errorFacts(error: unknown): { code?: string; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  if (error instanceof AggregateError && error.message === '') return errorFacts(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error.message, ...(code === undefined ? {} : { code }) };
}

function connectionFix(code: string, url: string): string {
  if (code === 'ECONNREFUSED') return `Start the receiver: nothing listens at ${url}.`;
  if (code === 'ENOTFOUND') return `Check the host name in ${url}.`;
  if (/CERT|SSL|SIGNED/.test(code))
    return 'Use http:// on this machine, or trust the certificate with NODE_EXTRA_CA_CERTS.';
  return 'Check that the receiver runs, that it speaks HTTP at this URL, and its log.';
}
