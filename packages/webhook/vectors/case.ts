import type { Key } from './keys.ts';
import type { Attempt, Clock, Scheme } from './schemes.ts';
import type { Vector } from './vector.ts';

export const NOW = Date.parse('2026-01-02T03:04:05.000Z');
export const JSON_BODY = Buffer.from('{"id":"evt_1","amount":10.50,"note":"café"}');
export const FORM_BODY = Buffer.from('From=%2B15550100&To=%2B15550101&Body=caf%C3%A9+au+lait');
export const BOM = Buffer.from('efbbbf', 'hex');
export const URL_OF = 'https://example.com/webhooks?source=a&tag=b';
export const MAX_SIGNATURES = 16;

/** A change of what the sender signs, of what it sends, or of the receiver. */
export interface Case {
  readonly name: string;
  readonly note: string;
  /** Refused with this code; accepted if it is missing. */
  readonly reason?: string;
  /** What is signed. */
  readonly signed?: Partial<Attempt>;
  /** What is sent, where it differs. */
  readonly sent?: Partial<Attempt>;
  /** Signing keys by index, 0 by default. */
  readonly by?: readonly number[];
  /** The receiver's secrets by index, 0 by default. */
  readonly known?: readonly number[];
  readonly secrets?: readonly string[];
  readonly now?: number;
  /** The value of the signature header. */
  readonly value?: (signatures: readonly string[], attempt: Attempt) => string | undefined;
  /** Headers to replace, or with undefined to leave out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: Vector['request']['body'];
}

/** Signs content, and for randomised algorithms always in the same way. */
export type Signer = (scheme: Scheme, content: Buffer, key: Key) => Buffer;

export function attemptOf(scheme: Scheme, now: number): Attempt {
  return {
    method: 'POST',
    url: URL_OF,
    body: scheme.signs.body === 'form' ? FORM_BODY : JSON_BODY,
    timestamp: timestampOf(scheme.clock, now),
    id: 'msg_2b7ZmYqk',
  };
}

export function timestampOf(clock: Clock | undefined, time: number): string {
  switch (clock?.unit) {
    case 'milliseconds':
      return String(time);
    case 'iso8601':
      return new Date(time).toISOString();
    default:
      return String(Math.floor(time / 1000));
  }
}

export function keyAt({ keys }: Scheme, index: number): Key {
  const key = keys[index];
  if (!key) throw new Error(`There is no key ${index}.`);
  return key;
}

export function encoded(scheme: Scheme, attempt: Attempt, key: Key, signer: Signer): string {
  return signer(scheme, scheme.content(attempt, key), key).toString(scheme.encoding);
}
