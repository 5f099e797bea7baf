import { UsageError } from '../errors/usageError.ts';
import { type SendRequestInput, sendRequest, TimeoutError } from './sendRequest.ts';

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
  readonly responseBody?: string;
  /** Why it is not delivered. */
  readonly error?: AttemptError;
  /** Milliseconds until the next attempt; absent after the last one. */
  readonly retryIn?: number;
}

export interface AttemptError {
  /** `timeout`, `redirect`, `status`, or a code of the system like `ECONNREFUSED`. */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export interface AttemptInput extends SendRequestInput {
  /** A class of status codes like `2xx`, or one code. */
  readonly success: string;
}

/** One request, never a second one. Fails only by misuse, and by the signal. */
export async function attempt(input: AttemptInput): Promise<Attempt> {
  const started = new Date();
  const clock = performance.now();
  const outcome = await sendRequest(input).then(
    ({ status, body }) => ({ status, responseBody: body, ...judgeStatus(status, input.success) }),
    (error: unknown) => ({ delivered: false, error: connectionError(error, input) }),
  );
  return { startedAt: started.toISOString(), duration: Math.round(performance.now() - clock), ...outcome };
}

function judgeStatus(status: number, success: string): { delivered: boolean; error?: AttemptError } {
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

function connectionError(error: unknown, { url, timeout, signal }: AttemptInput): AttemptError {
  signal?.throwIfAborted();
  if (error instanceof UsageError) throw error;
  if (error instanceof TimeoutError) {
    const message = `No complete answer within ${timeout} ms.`;
    return { code: error.code, message, fix: 'Answer first and work afterwards: nobody waits longer for the answer.' };
  }
  const { code = 'unknown', message } = errorDetails(error);
  return { code, message: message === '' ? `The connection failed: ${code}.` : message, fix: connectionFix(code, url) };
}

/** Node wraps failed connections to several addresses in one error without a message. */
function errorDetails(error: unknown): { code?: string; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  if (error instanceof AggregateError && error.message === '') return errorDetails(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error.message.trim(), ...(code === undefined ? {} : { code }) };
}

function connectionFix(code: string, url: string): string {
  if (code === 'ECONNREFUSED') return `Start the receiver: nothing listens at ${url}.`;
  if (code === 'ENOTFOUND') return `Check the host name in ${url}.`;
  // EPROTO is what a server without TLS gets the request to end with.
  if (/CERT|SSL|SIGNED|EPROTO/.test(code))
    return 'Use http:// on this machine, or trust the certificate with NODE_EXTRA_CA_CERTS.';
  return 'Check that the receiver runs, that it speaks HTTP at this URL, and its log.';
}
