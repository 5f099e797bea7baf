import type { Drift } from '@hookbook/validators';
import type { Verification } from '@hookbook/webhook';
import { bytesOf } from './body.ts';
import { beforeDeadline, type ClaimedTask, claimTasks, handleTasks } from './claims.ts';
import { fromFetch } from './fetch.ts';
import type { Context, Handlers } from './handlers.ts';
import type { ReceiverProvider } from './provider.ts';
import { busy, type Outcome, type Receipt, refused } from './receipt.ts';
import { memoryReceipts } from './receipts/memory.ts';
import type { Receipts } from './receipts/receipts.ts';
import { type BodyProblem, type IncomingRequest, type ReceivedRequest, type RequestHead, refusal } from './request.ts';
import { tasksFor } from './tasks.ts';
import { createVerify, type VerificationOptions } from './verification.ts';

export interface ReceiverOptions<Events, UnknownPayload> extends VerificationOptions {
  readonly on: Handlers<Events, UnknownPayload>;
  /** Remembers which events were handled. By default in memory: pass another one if several processes receive. */
  readonly receipts?: Receipts;
  /**
   * `after` (the default) responds when the handlers are done: an event is handled at least once. `first` responds at once,
   * and an event whose handler fails is lost: it is handled at most once.
   */
  readonly answer?: 'after' | 'first';
  /** Milliseconds after which the receiver responds although handlers still run. 80 % of the provider's timeout, or 10 s. */
  readonly deadline?: number;
  /** Milliseconds after which another request may handle an event that is still being handled. 5 minutes by default. */
  readonly lease?: number;
  /** The maximum size of a body. 1 MiB by default. */
  readonly maxBytes?: number;
  /** The event type, for providers whose deliveries do not tell it. */
  readonly eventType?: string;
  /** Called with each receipt, for logs and metrics. */
  readonly onReceipt?: (receipt: Receipt, request: RequestHead) => void;
  /** Called with what a handler threw. Printed to the console by default. */
  readonly onError?: (error: unknown, context?: Context) => void;
}

export interface Receiver {
  /** Receives a request of any framework that uses Fetch. `waitUntil` keeps handlers alive that run after the response. */
  readonly fetch: (request: Request, runtime?: Runtime) => Promise<Response>;
  /** Receives a request in any other form. Never rejects. */
  readonly receive: (request: IncomingRequest, runtime?: Runtime) => Promise<Receipt>;
  /** Only verifies the signature. */
  readonly verify: (request: ReceivedRequest) => Promise<Verification>;
  /** Refuses further requests with 503, and resolves when no handler runs any more. */
  readonly drain: () => Promise<void>;
}

export interface Runtime {
  readonly waitUntil?: (promise: Promise<unknown>) => void;
}

const DAY = 86_400_000;
const DEFAULT_DEADLINE = 10_000;
const DEFAULT_LEASE = 300_000;
const DEFAULT_MAX_BYTES = 1_048_576;

/** Creates receivers of a provider's events. They throw if their options are unusable. */
export function receiverFor<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
): (options: ReceiverOptions<Events, UnknownPayload>) => Receiver {
  return (options) => createReceiver(provider, options);
}

function createReceiver<Events, UnknownPayload>(
  provider: ReceiverProvider<Events, UnknownPayload>,
  options: ReceiverOptions<Events, UnknownPayload>,
): Receiver {
  const { receipts = memoryReceipts(), answer = 'after', lease = DEFAULT_LEASE, now = Date.now } = options;
  const { maxBytes = DEFAULT_MAX_BYTES, eventType, onReceipt, onError = printError } = options;
  const deadline = options.deadline ?? (provider.timeout === undefined ? DEFAULT_DEADLINE : provider.timeout * 0.8);
  const times = { lease, ttl: timeToRemember(provider.retriesFor) };
  const verify = createVerify(provider.name, provider.signature, options);
  const running = new Set<Promise<unknown>>();
  let isDraining = false;

  async function receive(request: IncomingRequest, runtime: Runtime = {}): Promise<Receipt> {
    const receipt = await track(receiptOf(request, runtime)).catch((error: unknown) => {
      onError(error);
      return failed(error instanceof Error ? error.message : String(error));
    });
    return reported(receipt, request);
  }

  function reported(receipt: Receipt, request: RequestHead): Receipt {
    try {
      onReceipt?.(receipt, request);
    } catch (error) {
      onError(error);
    }
    return receipt;
  }

  async function receiptOf(incoming: IncomingRequest, runtime: Runtime): Promise<Receipt> {
    if (isDraining) return busy('refused', { code: 'draining', message: 'The receiver is shutting down.' });
    const refusedRequest = refusal(incoming);
    if (refusedRequest) return refusedRequest;
    const body = await bytesOf(incoming, maxBytes);
    if (!(body instanceof Uint8Array)) return withoutBytes(body);
    const request: ReceivedRequest = { ...incoming, body };
    const verification = await verify(request);
    if (!verification.ok) return refused(401, verification.code, verification.message);
    const drift: Drift[] = [];
    const parsed = provider.parse(request.body, {
      headers: request.headers,
      eventType,
      limits: { maxBytes },
      onDrift: (found) => drift.push(found),
    });
    if (!parsed.ok) return { status: 400, headers: {}, outcome: 'invalid', issues: parsed.issues };
    const delivery = { request, verification, receivedAt: new Date(now()), drift };
    const tasks = await tasksFor(provider, options.on, parsed.events, delivery);
    if (tasks.length === 0) return succeeded('unhandled');
    const claimed = await claimTasks(receipts, tasks, times);
    if (claimed === 'running') return busy('running');
    return claimed.length === 0 ? succeeded('duplicate') : handled(claimed, runtime);
  }

  async function handled(tasks: readonly ClaimedTask[], { waitUntil }: Runtime): Promise<Receipt> {
    const work = track(handleTasks(receipts, tasks, { lease, onError }));
    waitUntil?.(work);
    if (answer === 'first') return succeeded('accepted');
    const outcome = await beforeDeadline(work, deadline);
    if (outcome === 'handled') return succeeded('handled');
    if (outcome === 'failed') return failed('A handler threw.');
    // The handlers go on. A provider that retries gets their result then, and any other must not send the event to nobody.
    if (provider.retriesFor === 0) return { status: 202, headers: {}, outcome: 'accepted' };
    return busy('failed', { code: 'deadline', message: `The handlers took longer than ${deadline} ms.` });
  }

  function track<Value>(work: Promise<Value>): Promise<Value> {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  }

  function succeeded(outcome: Outcome): Receipt {
    return { status: provider.success, headers: {}, outcome };
  }

  /** That the raw bytes are gone is a mistake of the receiver's developer. */
  function withoutBytes(problem: BodyProblem): Receipt {
    if (problem.code === 'too-large') return refused(413, problem.code, problem.message);
    onError(new TypeError(problem.message));
    return { status: 500, headers: {}, outcome: 'refused', problem };
  }

  return {
    receive,
    verify,
    fetch: async (request, runtime) => {
      const { status, headers } = await receive(fromFetch(request), runtime);
      return new Response(null, { status, headers });
    },
    drain: async () => {
      isDraining = true;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** Twice as long as the provider retries, and a week if it does not say how long that is. */
function timeToRemember(retriesFor = 3.5 * DAY): number {
  return Math.max(DAY, 2 * retriesFor);
}

function failed(message: string): Receipt {
  return { status: 500, headers: {}, outcome: 'failed', problem: { code: 'handler', message } };
}

function printError(error: unknown): void {
  console.error(error);
}
