import type { Drift, Issue } from '@hookbook/validators';
import type { Verification } from '@hookbook/webhook';
import type { Delivery } from './event/delivery.ts';
import type { Context, Handlers } from './event/handlers.ts';
import type { ReceiverProvider } from './event/provider.ts';
import { createHandling } from './handling.ts';
import type { EventSource, Inbox } from './inbox/inbox.ts';
import { memoryReceipts } from './receipts/memory.ts';
import type { Receipts } from './receipts/receipts.ts';
import { bytesOf } from './request/body.ts';
import { fromFetch } from './request/fetch.ts';
import { busy, failed, type Receipt, receiptFor, refused } from './request/receipt.ts';
import {
  type BodyProblem,
  type IncomingRequest,
  type ReceivedRequest,
  type RequestHead,
  refusalOf,
} from './request/request.ts';
import { createVerify, firstSecret, type VerificationOptions } from './request/verification.ts';

export interface ReceiverOptions<Events, UnknownPayload> extends VerificationOptions {
  readonly on: Handlers<Events, UnknownPayload>;
  /**
   * The name of the endpoint, if several get events of the same provider and share `receipts` or an `inbox`: each handles an
   * event once.
   */
  readonly endpoint?: string;
  /** Remembers which events were handled. By default in memory: pass another one if several processes receive. */
  readonly receipts?: Receipts;
  /**
   * `after` (the default) responds when the handlers are done: an event is handled at least once. `first` responds at once,
   * and an event whose handler fails is lost: it is handled at most once.
   */
  readonly answer?: 'after' | 'first';
  /**
   * Stores events before it responds, for a worker that handles them: see `startWorker`. It replaces `receipts` and `answer`.
   */
  readonly inbox?: Inbox;
  /**
   * How to handle a signed delivery that violates the contract. `refuse` (the default) responds with 400. `park`
   * stores it in the inbox as a dead event, until `replay` after an update of the contract.
   */
  readonly onInvalid?: 'refuse' | 'park';
  /** Whether handlers get events after later ones about the same resource. `run` by default: see `context.stale`. */
  readonly onStale?: 'run' | 'skip';
  /** Milliseconds after which the receiver responds although handlers still run. 80 % of the provider's timeout, or 10 s. */
  readonly deadline?: number;
  /** Milliseconds after which another request may handle an event that is still being handled. 5 minutes by default. */
  readonly lease?: number;
  /**
   * The complete URL that the provider calls, for schemes that sign it. Behind a proxy, a request has another one, which
   * `fetch` cannot know.
   */
  readonly url?: (request: RequestHead) => string;
  /** The maximum size of a body. 1 MiB by default. */
  readonly maxBytes?: number;
  /** The event type, for providers that do not send it. */
  readonly eventType?: string;
  /** Called with each receipt, for logs and metrics. */
  readonly onReceipt?: (receipt: Receipt, request: RequestHead) => void;
  /** Called with each difference from the contract that validators tolerate, such as a property that it does not name. */
  readonly onDrift?: (drift: Drift, request: RequestHead) => void;
  /** Called with what a handler threw. Printed to the console by default. */
  readonly onError?: (error: unknown, context?: Context) => void;
}

export interface Receiver {
  /**
   * Receives a request of any framework that uses Fetch. `waitUntil` keeps handlers alive that run after the response. Other
   * second arguments, such as that of a route of Next.js, have none.
   */
  readonly fetch: (request: Request, runtime?: Runtime | object) => Promise<Response>;
  /** Receives a request in any other form. Never rejects. */
  readonly receive: (request: IncomingRequest, runtime?: Runtime | object) => Promise<Receipt>;
  /** Only verifies the signature. */
  readonly verify: (request: ReceivedRequest) => Promise<Verification>;
  /** What a worker handles, if the receiver has an inbox. */
  readonly source?: EventSource;
  /** Rejects further requests with 503, and resolves when all handlers are done. */
  readonly drain: () => Promise<void>;
}

export interface Runtime {
  readonly waitUntil?: (promise: Promise<unknown>) => void;
}

const DAY = 86_400_000;
const DEFAULT_DEADLINE = 10_000;
const DEFAULT_LEASE = 300_000;
const DEFAULT_MAX_BYTES = 1_048_576;

/** Creates receivers of a provider's events. They throw if their options are invalid. */
export function receiverFor<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
): (options: ReceiverOptions<Events, UnknownPayload>) => Receiver {
  return (options) => createReceiver(provider, options);
}

function createReceiver<Events, UnknownPayload>(
  published: ReceiverProvider<Events, UnknownPayload>,
  options: ReceiverOptions<Events, UnknownPayload>,
): Receiver {
  checkOptions((options ?? {}) as Partial<ReceiverOptions<unknown, unknown>>);
  const provider =
    options.endpoint === undefined ? published : { ...published, name: `${published.name}/${options.endpoint}` };
  const { on, answer = 'after', inbox, onStale = 'run', lease = DEFAULT_LEASE, now = Date.now } = options;
  const { maxBytes = DEFAULT_MAX_BYTES, eventType, onInvalid = 'refuse', onReceipt, onDrift } = options;
  if (onInvalid === 'park' && !inbox) throw new TypeError('Pass an `inbox`: invalid deliveries are parked in it.');
  if (inbox && (options.receipts || answer === 'first'))
    throw new TypeError('Pass either `inbox`, or `receipts` and `answer`: `inbox` replaces both.');
  const deadline = options.deadline ?? (provider.timeout === undefined ? DEFAULT_DEADLINE : provider.timeout * 0.8);
  const verify = createVerify(provider, options);
  const remember = timeToRemember(provider);
  const parseOptions = { eventType, limits: { maxBytes } };
  const attached = inbox?.attach(provider, { on, onStale, parseOptions, remember, onError: report });
  const take =
    attached?.take ??
    createHandling(provider, {
      ...{ on, onStale, lease, now, receipts: options.receipts ?? memoryReceipts() },
      ttl: remember,
      onError: report,
    });
  let running = 0;
  let onIdle = () => {};
  let drained: Promise<void> | undefined;

  async function receive(request: IncomingRequest, runtime: Runtime | object = {}): Promise<Receipt> {
    running += 1;
    const receipt = await receiptOf(request, runtime).catch((error: unknown) => {
      report(error);
      return failed('internal', String(error));
    });
    ended();
    guarded(() => onReceipt?.(receipt, request), report);
    return receipt;
  }

  function report(error: unknown, context?: Context): void {
    if (options.onError) guarded(() => options.onError?.(error, context), console.error);
    else console.error(error);
  }

  function ended(): void {
    running -= 1;
    if (running === 0) onIdle();
  }

  async function receiptOf(incoming: IncomingRequest, runtime: Runtime): Promise<Receipt> {
    if (drained) return busy('refused', 'draining', 'The receiver is shutting down.');
    const { handshake } = provider;
    const { method, headers } = incoming;
    const url = options.url ? options.url(incoming) : incoming.url;
    const unsigned =
      handshake?.isSigned === false && (await answerOf({ method, url, headers, body: new Uint8Array() }));
    if (unsigned) return unsigned;
    const refusal = refusalOf(incoming, provider.isForm);
    if (refusal) return refusal;
    const body = bytesOf(incoming, maxBytes);
    const bytes = body instanceof Promise ? await body : body;
    if ('code' in bytes) return withoutBytes(bytes);
    const request: ReceivedRequest = { method, url, headers, body: bytes };
    const verification = await verify(request);
    if (!verification.ok) return refused(401, verification.code, verification.message);
    const signed = handshake?.isSigned && (await answerOf(request));
    if (signed) return signed;
    const withHeaders = { ...parseOptions, headers: request.headers };
    const parsed = provider.parse(
      bytes,
      onDrift ? { ...withHeaders, onDrift: (drift) => guarded(() => onDrift(drift, incoming), report) } : withHeaders,
    );
    if (!parsed.ok) return invalid(parsed.issues, { request, verification, receivedAt: now() });
    // Validation without looking for drift is much faster, and most handlers do not ask for it.
    const driftOf = () => {
      const drift: Drift[] = [];
      provider.parse(bytes, { ...withHeaders, onDrift: (found) => drift.push(found) });
      return drift;
    };
    const events = 'events' in parsed ? parsed.events : [parsed];
    const handled = take(events, { request, verification, receivedAt: now(), driftOf });
    // As a method: that of Cloudflare Workers fails without its object.
    runtime.waitUntil?.(handled);
    const outcome = answer === 'after' ? await beforeDeadline(handled, deadline) : undefined;
    if (outcome) return receiptFor(outcome, provider.success);
    running += 1;
    handled.then(ended);
    if (answer === 'first') return receiptFor('accepted', provider.success);
    // The handlers go on. A provider that retries gets their result then, and any other must not send the event to nobody.
    if (provider.retriesFor === 0) return receiptFor('accepted', 202);
    return busy('failed', 'deadline', `The handlers took longer than ${deadline} ms.`);
  }

  async function invalid(issues: readonly Issue[], delivery: Omit<Delivery, 'driftOf'>): Promise<Receipt> {
    if (onInvalid === 'refuse' || !attached) return { status: 400, headers: {}, outcome: 'invalid', issues };
    const outcome = await attached.park(delivery);
    return { ...receiptFor(outcome, provider.success), issues };
  }

  /** The response to a challenge of the provider. */
  async function answerOf(request: ReceivedRequest): Promise<Receipt | undefined> {
    const answer = await provider.handshake?.answer(request, async () => firstSecret(options, request));
    if (!answer) return undefined;
    const headers = { 'content-type': answer.contentType, 'x-content-type-options': 'nosniff' };
    return { status: 200, headers, body: answer.body, outcome: 'handshake' };
  }

  /** That the raw bytes are gone is a mistake of the receiver's developer. */
  function withoutBytes({ code, message }: BodyProblem): Receipt {
    if (code === 'too-large') return refused(413, code, message);
    if (code === 'incomplete') return refused(400, code, message);
    report(new TypeError(message));
    return refused(500, code, message);
  }

  return {
    receive,
    verify,
    ...(attached && { source: attached.source }),
    fetch: async (request, runtime) => {
      const { status, headers, body = null } = await receive(fromFetch(request), runtime);
      return new Response(body, { status, headers });
    },
    drain: () => {
      drained ??= new Promise((resolve) => {
        onIdle = resolve;
        if (running === 0) resolve();
      });
      return drained;
    },
  };
}

/** Calls a function of the user, who may have written an asynchronous one. */
function guarded(call: () => unknown, onError: (error: unknown) => void): void {
  try {
    const result = call();
    if (result instanceof Promise) result.catch(onError);
  } catch (error) {
    onError(error);
  }
}

/** Timers of Node last no longer. */
const MAX_NUMBER = 0x7fff_ffff;

/** Throws for options that TypeScript does not check, or not in JavaScript. */
function checkOptions({ on, answer = 'after', deadline, lease, maxBytes }: Partial<ReceiverOptions<unknown, unknown>>) {
  if (typeof on !== 'object' || on === null)
    throw new TypeError('Pass `on`: an object with a handler for each event type.');
  // An instance of a class may have fields, too.
  const handlers = Object.getPrototypeOf(on) === Object.prototype ? Object.entries(on) : [];
  const wrong = handlers.find(([, handler]) => handler !== undefined && typeof handler !== 'function');
  if (wrong) throw new TypeError(`The handler of ${JSON.stringify(wrong[0])} is not a function.`);
  if (answer !== 'after' && answer !== 'first') throw new TypeError("`answer` must be 'after' or 'first'.");
  for (const [name, value = 1] of Object.entries({ deadline, lease, maxBytes }))
    if (!(value > 0 && value <= MAX_NUMBER))
      throw new TypeError(`\`${name}\` must be a number from 1 to ${MAX_NUMBER}, not ${value}.`);
}

/** Undefined if the work takes longer. Leaves no timer behind. */
function beforeDeadline<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, undefined);
    work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

/** Twice as long as the provider retries, and a week if it does not say how long that is. */
function timeToRemember({ retriesFor = 3.5 * DAY }: { readonly retriesFor?: number }): number {
  return Math.max(DAY, 2 * retriesFor);
}
