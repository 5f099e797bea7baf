import type { Drift, Issue } from '../issues/issue.ts';
import type { JsonLimits } from '../json/readJson.ts';
import type { HeadersLike } from './headers.ts';

export interface ParseOptions {
  /**
   * How to treat fields, enum members and events that the contract does not know. `tolerant`, the default, accepts them: use
   * it in receivers. `strict` reports them as issues: use it in senders and tests.
   */
  readonly mode?: 'tolerant' | 'strict' | undefined;
  /** Called for each field, enum member and event that the contract does not know and that tolerant mode accepts. */
  readonly onDrift?: ((drift: Drift) => void) | undefined;
  /** The headers of the request. Required if the provider sends the event type in a header. */
  readonly headers?: HeadersLike | undefined;
  /**
   * The event type. Required if the provider does not send it, for example because each event has its own URL or topic.
   * Otherwise it takes precedence over the event type in the delivery.
   */
  readonly eventType?: string | undefined;
  /** The maximum size and nesting of a body that is text or bytes. */
  readonly limits?: JsonLimits | undefined;
  /** Called for input that is suspicious but accepted, such as integers beyond 2^53. Issues in strict mode. */
  readonly onWarning?: ((warning: Issue) => void) | undefined;
}
