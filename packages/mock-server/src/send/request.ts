import type { Wire } from '../faults/fault.ts';
import type { Body } from '../message/body.ts';
import type { TargetOptions } from './target.ts';

export interface SendRequestInput extends TargetOptions {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** How the request is written, if not as usual. */
  readonly wire?: Wire | undefined;
}

export interface ReceiverResponse {
  readonly status: number;
  /** The beginning of the body, as text. */
  readonly body: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** The header `retry-after`, as it is. */
  readonly retryAfter?: string | undefined;
}
