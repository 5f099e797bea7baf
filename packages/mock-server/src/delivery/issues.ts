import type { Provider } from '../catalogue/provider.ts';
import { loaded } from './loaded.ts';

/** A difference from the contract. */
export interface Issue {
  readonly pointer: string;
  readonly message: string;
}

interface Payload {
  /** The event type, for providers that do not send it. */
  readonly event?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The issues of a payload in strict mode. Without validators, there are none. */
export async function issuesOf(
  { validators, webhook }: Provider,
  { event, headers, body }: Payload,
): Promise<readonly Issue[]> {
  const module = validators === undefined ? undefined : await loaded<Validators>(validators);
  const eventType = webhook.eventType.length === 0 ? event : undefined;
  const result = module?.safeParseEvent(body, { mode: 'strict', headers, eventType });
  return !result || result.ok ? [] : result.issues;
}

/** What the mock server needs of `@hookbook/validators`. */
interface Validators {
  readonly safeParseEvent: (body: string, options: ValidatorOptions) => ValidatorResult;
}

interface ValidatorOptions {
  readonly mode: 'strict';
  readonly headers: Readonly<Record<string, string>>;
  readonly eventType?: string | undefined;
}

type ValidatorResult = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };
