import type { Issue } from '@hookbook/validators';
import type { RefusalCode } from '@hookbook/webhook';

/** What became of a request, and the response to it. */
export interface Receipt {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Only of the response to a handshake. */
  readonly body?: string;
  readonly outcome: Outcome;
  /** Why a request was rejected. For logs: do not send it to the caller. */
  readonly problem?: Problem;
  /** What is wrong with an invalid payload. */
  readonly issues?: readonly Issue[];
}

export type Outcome =
  /** Every event was handled. */
  | 'handled'
  /** The receiver responded to the challenge of the provider. */
  | 'handshake'
  /** Every event is in the inbox. */
  | 'stored'
  /** The handlers go on after the response. */
  | 'accepted'
  /** Every event was handled before. */
  | 'duplicate'
  /** A later event about the same resource was handled before. */
  | 'stale'
  /** Another request is handling the event. */
  | 'running'
  /** No handler takes the event. */
  | 'unhandled'
  /** Not from the provider, or no delivery at all. */
  | 'refused'
  /** From the provider, and not as the contract says. */
  | 'invalid'
  /** Invalid, and in the inbox, so that it is not lost. */
  | 'parked'
  /** A handler threw, or took too long. */
  | 'failed';

export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

export type ProblemCode =
  | RefusalCode
  | 'not-found'
  | 'method'
  | 'content-type'
  | 'too-large'
  | 'incomplete'
  | 'body-consumed'
  | 'body-parsed'
  | 'draining'
  | 'running'
  | 'handler'
  | 'deadline'
  | 'internal';

/** A receipt without events. By default, one of a request that is refused. */
export function receipt(
  status: number,
  code: ProblemCode,
  message: string,
  outcome: Outcome = 'refused',
  headers: Receipt['headers'] = {},
): Receipt {
  return { status, headers, outcome, problem: { code, message } };
}

/** The provider should try again soon. */
export function busy(code: ProblemCode, message: string, outcome: Outcome): Receipt {
  return receipt(503, code, message, outcome, { 'retry-after': '1' });
}

/** The receipt of events: `status` is the one if all are handled. */
export function receiptFor(outcome: Outcome, status: number): Receipt {
  if (outcome === 'running') return busy('running', 'Another request is handling the event.', outcome);
  if (outcome === 'failed') return receipt(500, 'handler', 'A handler threw, or the receipts.', outcome);
  return { status, headers: {}, outcome };
}
