import type { Provider } from '../catalogue/provider.ts';
import { errorCode } from '../errors/errorCode.ts';

/** A difference from the contract. */
export interface Issue {
  readonly pointer: string;
  readonly message: string;
}

interface Payload {
  /** The event type, for providers whose deliveries do not tell it. */
  readonly event?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is wrong with a payload, in strict mode. Nothing is known of it without validators. */
export async function issuesOf(
  { validators, webhook }: Provider,
  { event, headers, body }: Payload,
): Promise<readonly Issue[]> {
  const module = validators === undefined ? undefined : await loaded(validators);
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

/** Of `import`, and of `require` or a bundle. */
const NOT_FOUND: ReadonlySet<string | undefined> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/** Validators are another package, which may not have been generated. */
async function loaded(module: string): Promise<Validators | undefined> {
  try {
    return await import(module);
  } catch (error) {
    if (NOT_FOUND.has(errorCode(error))) return undefined;
    throw error;
  }
}
