import { errorCode, errorMessage } from '../errors/errorCode.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Clock } from './clock.ts';
import { TimeoutError } from './limits.ts';
import type { SendRequestInput } from './request.ts';
import { sendRequest } from './sendRequest.ts';
import { withoutCredentials } from './target.ts';

/** The result of one HTTP request. */
export interface Attempt {
  readonly delivered: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Absent if no response arrived. */
  readonly status?: number;
  /** By lower-case name, without cookies and long ones. Absent if no response arrived. */
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** The beginning of the response body, as text. Absent if no response arrived. */
  readonly responseBody?: string;
  /** Milliseconds that the header `retry-after` of the response asks for. */
  readonly retryAfter?: number;
  /** Present if the attempt failed. */
  readonly error?: AttemptError;
  /** Milliseconds until the next attempt. Absent after the last attempt. */
  readonly retryIn?: number;
  /** Whether the provider gives up after this status. */
  readonly isFinal?: true;
}

export interface AttemptError {
  /** `timeout`, `redirect`, `upgrade`, `status`, `no-response`, `invalid-response`, or a system error code such as `ECONNREFUSED`. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export interface AttemptInput extends SendRequestInput {
  /** The status codes that count as delivered: one code, or a class such as `2xx`. */
  readonly success: string;
  /** The status codes after which the provider gives up. */
  readonly stopOn: readonly string[];
  readonly clock: Clock;
}

/** Sends one request. Rejects only for a `UsageError` and when the signal aborts; every other failure is a result. */
export async function attempt(input: AttemptInput): Promise<Attempt> {
  const { clock } = input;
  const startedAt = clock.now().toISOString();
  const started = performance.now();
  const outcome = await sendRequest(input).then(
    ({ status, headers, body, retryAfter }) => ({
      status,
      responseHeaders: shortHeaders(headers),
      responseBody: body,
      ...retryAfterOf(retryAfter, clock.now()),
      ...checkStatus(status, input),
    }),
    (error: unknown) => ({ delivered: false, error: connectionError(error, input) }),
  );
  return { startedAt, duration: Math.round(performance.now() - started), ...outcome };
}

const MAX_HEADER_CHARACTERS = 500;
const MAX_HEADERS = 50;

/** Lists and stores contain them, so they have no secrets and few characters. */
function shortHeaders(headers: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const short = [...headers].filter(([name, value]) => name !== 'set-cookie' && value.length <= MAX_HEADER_CHARACTERS);
  return Object.fromEntries(short.slice(0, MAX_HEADERS));
}

/** Seconds, or a date. */
function retryAfterOf(value: string | undefined, now: Date): { retryAfter?: number } {
  if (value === undefined) return {};
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? {} : { retryAfter: Math.max(0, Math.round(seconds * 1000)) };
}

type Outcome = Pick<Attempt, 'delivered' | 'error' | 'isFinal'>;

function checkStatus(status: number, { success, stopOn }: AttemptInput): Outcome {
  if (isStatus(status, success)) return { delivered: true };
  const error = statusError(status, success);
  return { delivered: false, error, ...(stopOn.some((stop) => isStatus(status, stop)) && { isFinal: true }) };
}

function statusError(status: number, success: string): AttemptError {
  const message = `The receiver responded with ${status}, but only ${success} counts as delivered.`;
  if (status >= 300 && status < 400) {
    return { code: 'redirect', message, fix: 'Send to the final URL. Redirects are not followed.' };
  }
  if (status === 101)
    return { code: 'upgrade', message, fix: 'Check the path of the URL: a WebSocket server responds there.' };
  if (status >= 500) return { code: 'status', message, fix: 'Read the logs of the receiver: it failed.' };
  if (status === 404 || status === 405 || status === 410)
    return { code: 'status', message, fix: 'Check the path of the URL, and that the receiver accepts POST there.' };
  const fix = "Check the response body and the receiver's logs. A wrong secret or a parsed body makes signatures fail.";
  return { code: 'status', message, fix };
}

/** Whether a status is in a range. The range is one code, or a class such as `2xx`. */
export function isStatus(status: number, range: string): boolean {
  const text = String(status);
  return text === range || (range.endsWith('xx') && text.length === range.length && text[0] === range[0]);
}

function connectionError(error: unknown, { url, timeout, signal }: AttemptInput): AttemptError {
  signal?.throwIfAborted();
  if (error instanceof UsageError) throw error;
  if (error instanceof TimeoutError) {
    const message = `No complete response within ${timeout} ms.`;
    return { code: error.code, message, fix: 'Respond first and process the event afterwards.' };
  }
  const { code = 'unknown', message } = errorDetails(error);
  return {
    code,
    message: message === '' ? `The connection failed: ${code}.` : message,
    fix: connectionFix(code, withoutQuery(withoutCredentials(url))),
  };
}

/** If connecting to several addresses fails, Node reports an `AggregateError` without a message. */
function errorDetails(error: unknown): { code?: string; message: string } {
  const message = errorMessage(error).trim();
  const { errors } = Object(error) as { readonly errors?: unknown };
  if (message === '' && Array.isArray(errors)) return errorDetails(errors[0]);
  const code = errorCode(error);
  return { message, ...(code === undefined ? {} : { code }) };
}

/** A query may contain a token. */
function withoutQuery(url: string): string {
  return url.replace(/\?.*$/s, '');
}

function connectionFix(code: string, url: string): string {
  if (code === 'ECONNREFUSED') return `Start the receiver: nothing is listening at ${url}.`;
  if (code === 'ENOTFOUND') return `Check the host name in ${url}.`;
  // A server that does not speak TLS causes EPROTO.
  if (/CERT|SSL|SIGNED|EPROTO/.test(code))
    return 'Use http:// for a local receiver, or trust its certificate with NODE_EXTRA_CA_CERTS.';
  return 'Check that the receiver is running and speaks HTTP at this URL, and read its logs.';
}
