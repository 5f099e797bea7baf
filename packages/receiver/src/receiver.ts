import type { Drift, Issue, ParseOptions } from '@hookbook/validators';
import { isForm, type Verification } from '@hookbook/webhook';
import { batches } from './batches.ts';
import { guarded } from './developer/guarded.ts';
import { ensure } from './developer/mistakes.ts';
import type { Delivery, TakeEvents } from './event/delivery.ts';
import type { Context, Handlers } from './event/handlers.ts';
import { orderOf } from './event/order.ts';
import type { ReceiverProvider } from './event/provider.ts';
import { createHandling } from './handling.ts';
import type { EventSource, Inbox } from './inbox/inbox.ts';
import { memoryClaims } from './receipts/claims.ts';
import { memoryReceipts } from './receipts/memory.ts';
import type { Receipts } from './receipts/receipts.ts';
import { readBytes } from './request/body.ts';
import { fromFetch } from './request/fetch.ts';
import { busy, type Receipt, receipt, receiptFor } from './request/receipt.ts';
import {
  type BodyProblem,
  type IncomingRequest,
  type ReceivedRequest,
  type RequestHead,
  refusalOf,
} from './request/request.ts';
import { createVerify, type VerificationOptions } from './request/verification.ts';

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
  readonly source?: EventSource | undefined;
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

/** Of problems that the sender of a body causes. */
const STATUS: Readonly<Partial<Record<BodyProblem['code'], number>>> = { 'too-large': 413, incomplete: 400 };

/** What a receiver of some providers needs, so that a bundle contains only the parts that its provider uses. */
export interface ReceiverParts {
  /** For a provider whose deliveries contain several events. */
  readonly batches?: typeof batches;
  /** For a provider that sends forms. */
  readonly forms?: typeof forms | undefined;
  /** For a provider with `resource`. */
  readonly ordered?: typeof ordered;
}

export const forms = isForm;
export const ordered = { orderOf, receipts: memoryReceipts };
export { batches };

type CreateReceiver<Events, UnknownPayload> = (options: ReceiverOptions<Events, UnknownPayload>) => Receiver;

/** Creates receivers of a provider's events. They throw if their options are invalid. */
export function receiverFor<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
): CreateReceiver<Events, UnknownPayload> {
  return receiverWith(provider, { batches, ordered, forms: provider.isForm ? forms : undefined });
}

/** As `receiverFor`, with the parts that a provider uses. */
export function receiverWith<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  parts: ReceiverParts,
): CreateReceiver<Events, UnknownPayload> {
  return (options = {} as never) => createReceiver(provider, options, parts);
}

function createReceiver<Events, UnknownPayload>(
  published: ReceiverProvider<Events, UnknownPayload>,
  options: ReceiverOptions<Events, UnknownPayload>,
  parts: ReceiverParts,
): Receiver {
  const { on, answer = 'after', inbox, onStale = 'run', lease = DEFAULT_LEASE, now = Date.now } = options;
  const { maxBytes = DEFAULT_MAX_BYTES, eventType, onInvalid, onReceipt, onDrift, endpoint, secret } = options;
  const { receipts, onError = (error) => console.error(error) } = options;
  const provider = endpoint === undefined ? published : { ...published, name: `${published.name}/${endpoint}` };
  const { handshake, success, timeout, retriesFor } = provider;
  const deadline = options.deadline ?? (timeout === undefined ? DEFAULT_DEADLINE : timeout * 0.8);
  checkHandlers(on);
  ensure(answer === 'after' || answer === 'first', 'answer');
  checkNumbers({ deadline, lease, maxBytes });
  // Twice as long as the provider retries, and a week if it does not say how long that is.
  const remember = Math.max(DAY, 2 * (retriesFor ?? 3.5 * DAY));
  const verify = createVerify(provider, options);
  const parseOptions = { eventType, limits: { maxBytes } };
  const { orderOf, receipts: inMemory = memoryClaims } = parts.ordered ?? {};
  const taking = { on, onStale, parseOptions, remember, lease, now, answer, orderOf, onError: report };
  const attached = inbox?.attach(provider, { ...taking, receipts });
  ensure(onInvalid !== 'park' || attached, 'park');
  const handle = createHandling(provider, { ...taking, receipts: receipts ?? (inMemory() as Receipts) });
  const take = attached?.take ?? parts.batches?.(handle) ?? (handle as TakeEvents<Events, UnknownPayload>);
  let running = 0;
  let onIdle = () => {};
  let drained: Promise<void> | undefined;

  async function receive(request: IncomingRequest, runtime: Runtime | object = {}): Promise<Receipt> {
    running += 1;
    let answered: Receipt;
    try {
      answered = await receiptOf(request, runtime);
    } catch (error) {
      report(error);
      answered = receipt(500, 'internal', String(error), 'failed');
    }
    ended();
    if (onReceipt) guarded(() => onReceipt(answered, request), report);
    return answered;
  }

  function report(error: unknown, context?: Context): void {
    guarded(() => onError(error, context), console.error);
  }

  function ended(): void {
    running -= 1;
    if (running === 0) onIdle();
  }

  async function receiptOf(incoming: IncomingRequest, runtime: Runtime): Promise<Receipt> {
    if (drained) return busy('draining', 'The receiver is shutting down.', 'refused');
    const { method, headers } = incoming;
    const head: RequestHead = { method, url: options.url ? options.url(incoming) : incoming.url, headers };
    // Bodies are read at once: a server may drop them soon.
    const unsigned = handshake?.unsigned && (await handshake.unsigned(head, secret));
    const early = unsigned ?? refusalOf(head, parts.forms);
    if (early) return early;
    const { body: given } = incoming;
    const body = typeof given === 'function' ? await given(maxBytes) : readBytes(given, maxBytes);
    if ('code' in body) return withoutBytes(body);
    const request: ReceivedRequest = { ...head, body };
    const verification = await verify(request);
    if (!verification.ok) return receipt(401, verification.code, verification.message);
    const signed = handshake?.signed && (await handshake.signed(request, secret));
    if (signed) return signed;
    const parse = (listener: ParseOptions['onDrift']) =>
      provider.parse(body, { ...parseOptions, headers, onDrift: listener });
    const parsed = parse(onDrift && ((drift) => guarded(() => onDrift(drift, incoming), report)));
    const delivery: Delivery = { request, verification, receivedAt: now(), parse };
    if (!parsed.ok) return invalid(parsed.issues, delivery);
    const handled = take(parsed, delivery);
    // As a method: that of Cloudflare Workers fails without its object.
    runtime.waitUntil?.(handled);
    const outcome = answer === 'after' && (await beforeDeadline(handled, deadline));
    if (outcome) return receiptFor(outcome, success);
    running += 1;
    handled.then(ended);
    if (answer === 'first') return receiptFor('accepted', success);
    // The handlers go on. A provider that retries gets their result then, and any other must not send the event to nobody.
    if (retriesFor === 0) return receiptFor('accepted', 202);
    return busy('deadline', `The handlers took longer than ${deadline} ms.`, 'failed');
  }

  async function invalid(issues: readonly Issue[], delivery: Delivery): Promise<Receipt> {
    const outcome = onInvalid === 'park' && (await attached?.park(delivery));
    return { ...(outcome ? receiptFor(outcome, success) : receiptFor('invalid', 400)), issues };
  }

  function withoutBytes({ code, message }: BodyProblem): Receipt {
    const status = STATUS[code] ?? 500;
    // That the raw bytes are gone is a mistake of the receiver's developer.
    if (status === 500) report(new TypeError(message));
    return receipt(status, code, message);
  }

  return {
    receive,
    verify: async (request) => verify(request),
    source: attached?.source,
    fetch: async (request, runtime) => {
      const answered = await receive(fromFetch(request), runtime);
      return new Response(answered.body, answered);
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

/** Timers of Node last no longer. */
const MAX_NUMBER = 0x7fff_ffff;

/** Throws for what TypeScript does not check, or not in JavaScript. */
function checkHandlers(on: unknown): void {
  ensure(typeof on === 'object' && on, 'on');
  // An instance of a class may have fields, too.
  const handlers = Object.getPrototypeOf(on) === Object.prototype ? Object.entries(on) : [];
  for (const [type, handler = ensure] of handlers) ensure(typeof handler === 'function', 'handler', type);
}

function checkNumbers(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers))
    ensure(value > 0 && value <= MAX_NUMBER, 'number', name, value, MAX_NUMBER);
}

/** Undefined if the work takes longer. Leaves no timer behind. */
async function beforeDeadline<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let done: Value | undefined;
  const settled = work.then((value) => {
    done = value;
  });
  // Work that waits for nothing is done after that, and needs no timer.
  await undefined;
  if (done !== undefined) return done;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, undefined);
    settled.then(() => {
      clearTimeout(timer);
      resolve(done);
    });
  });
}
