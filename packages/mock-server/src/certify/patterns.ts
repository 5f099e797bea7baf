import type { Provider } from '../catalogue/provider.ts';
import type { Expectation } from '../faults/fault.ts';
import type { Attempt } from '../send/attempt.ts';
import { withRequiredOnly } from './requiredOnly.ts';
import type { Session } from './session.ts';

/** A way to deliver events that a receiver has to cope with. All of these deliveries are right. */
export interface Pattern {
  readonly summary: string;
  readonly fix: string;
  /** What a receiver should do with every request. It accepts them if this is missing. */
  readonly expected?: Expectation;
  readonly group?: string;
  /** Whether the provider can deliver in this way. Every one can if this is missing. */
  readonly isPossible?: (provider: Provider) => boolean;
  /** Delivers. The ids are those of the events whose effects should happen once. */
  readonly run: (session: Session) => Promise<Delivered>;
}

export interface Delivered {
  readonly attempts: readonly Attempt[];
  readonly ids: readonly string[];
  /** Further events. Each has an effect if an earlier event of its type had one: a receiver may ignore some types. */
  readonly others?: readonly OtherEvent[];
  /** Signatures that only who knows the secret can make. No response may contain them. */
  readonly secrets?: readonly string[];
}

export interface OtherEvent {
  readonly id: string;
  /** The id of the earlier event. */
  readonly earlier: string;
}

const DUPLICATES =
  'Remember the ids of the events that you have handled, and respond to a duplicate as to the first. Providers deliver at least once.';
const FAST = 'Store the event, respond, and handle it afterwards.';

async function sent(session: Session, deliveries: readonly ReturnType<Session['create']>[]): Promise<Delivered> {
  const attempts: Attempt[] = [];
  for (const delivery of deliveries) attempts.push(await session.send(delivery));
  return { attempts, ids: [...new Set(deliveries.map(({ id }) => id))] };
}

async function sentAtOnce(session: Session, deliveries: readonly ReturnType<Session['create']>[]): Promise<Delivered> {
  const attempts = await Promise.all(deliveries.map((delivery) => session.send(delivery)));
  return { attempts, ids: [...new Set(deliveries.map(({ id }) => id))] };
}

/** All but one of several deliveries may be told to come again. */
function isBusy({ status }: Attempt): boolean {
  return status === 409 || status === 429 || status === 503;
}

const TRIES = 5;
const FIRST_WAIT_MS = 200;
const MAX_WAIT_MS = 5000;

/** Sends a delivery again while the receiver asks for it, as a provider does. */
async function sentUntilFree(session: Session, delivery: ReturnType<Session['create']>): Promise<Attempt> {
  let attempt = await session.send(delivery);
  for (let number = 1; number < TRIES && isBusy(attempt); number += 1) {
    await session.clock.sleep(Math.min(attempt.retryAfter ?? FIRST_WAIT_MS * 2 ** number, MAX_WAIT_MS));
    attempt = await session.send(delivery);
  }
  return attempt;
}

const BURST = 1000;
const AT_ONCE = 100;

export const PATTERNS: Readonly<Record<string, Pattern>> = {
  usual: {
    summary: 'an event as the provider sends it',
    fix: 'Check the path, the method and the secret of the endpoint.',
    run: (session) => sent(session, [session.create()]),
  },
  'in-time': {
    summary: 'an event, and waits for the response as long as the provider would',
    fix: FAST,
    run: async (session) => {
      const delivery = session.create();
      const attempt = await session.send(delivery);
      const isLate = attempt.duration > delivery.timeout * 0.8;
      const error = {
        code: 'slow',
        message: `The response took ${attempt.duration} ms. The provider waits for ${delivery.timeout} ms.`,
        fix: FAST,
      };
      return { attempts: [isLate ? { ...attempt, delivered: false, error } : attempt], ids: [delivery.id] };
    },
  },
  duplicate: {
    summary: 'the same delivery twice',
    fix: DUPLICATES,
    run: (session) => {
      const delivery = session.create();
      return sent(session, [delivery, delivery]);
    },
  },
  'duplicates-at-once': {
    summary: 'the same delivery five times at once',
    fix: 'Claim the id of an event atomically, for example with a unique key, before you handle it.',
    run: async (session) => {
      const delivery = session.create();
      const { attempts, ids } = await sentAtOnce(
        session,
        Array.from({ length: 5 }, () => delivery),
      );
      const others = attempts.filter((attempt) => !isBusy(attempt));
      return { attempts: others.length > 0 ? others : attempts, ids };
    },
  },
  'retry-after-success': {
    summary: 'another attempt of an accepted event, signed again',
    fix: DUPLICATES,
    run: async (session) => {
      const delivery = session.create();
      const first = await session.send(delivery);
      // The time in a signature may be in seconds.
      await session.clock.sleep(1100);
      const again = await session.send({ ...delivery, headers: delivery.headersAt(new Date(), session.url) });
      return { attempts: [first, again], ids: [delivery.id] };
    },
  },
  redelivery: {
    summary: 'an accepted event, and its redelivery, marked as such',
    fix: 'Recognise duplicates by their ids. The body of a redelivery may differ.',
    isPossible: ({ webhook }) => webhook.redelivered !== undefined,
    run: (session) => {
      const delivery = session.create();
      return sent(session, [delivery, delivery.redelivery()]);
    },
  },
  'first-redelivery': {
    summary: 'only the redelivery of an event, marked as such',
    fix: 'Recognise duplicates by their ids. A redelivery may be the first delivery that arrives.',
    isPossible: ({ webhook }) => webhook.redelivered !== undefined,
    run: (session) => sent(session, [session.create().redelivery()]),
  },
  reordered: {
    summary: 'two events, the later one first',
    fix: 'Compare the times at which events happened, not the order in which they arrive.',
    run: (session) => {
      const { event } = session;
      const [earlier, later] = session.createAll([{ event: event.type }, { event: event.type, after: 'PT1M' }]);
      return sent(session, later && earlier ? [later, earlier] : []);
    },
  },
  burst: {
    summary: `${BURST} events, ${AT_ONCE} at once`,
    fix: FAST,
    run: async (session) => {
      const ids: string[] = [];
      const attempts: Attempt[] = [];
      // Waits for each hundred: servers handle requests on open connections before they accept others, which would wait to the end.
      while (ids.length < BURST) {
        const deliveries = Array.from({ length: AT_ONCE }, () => session.create());
        ids.push(...deliveries.map(({ id }) => id));
        attempts.push(...(await Promise.all(deliveries.map((delivery) => sentUntilFree(session, delivery)))));
      }
      return { attempts, ids };
    },
  },
  'duplicate-after-others': {
    summary: `an event, ${AT_ONCE} others, and the first one again`,
    fix: 'Remember the ids of events at least as long as the provider repeats deliveries, which may be days.',
    run: async (session) => {
      const delivery = session.create();
      const others = Array.from({ length: AT_ONCE }, () => session.create());
      const first = await sent(session, [delivery]);
      const { attempts } = await sentAtOnce(session, others);
      const again = await sent(session, [delivery]);
      return { attempts: [...first.attempts, ...attempts, ...again.attempts], ids: [delivery.id] };
    },
  },
  'every-event': {
    summary: 'every example of every event, one after the other',
    fix: 'Respond to every event with a success status, also to those that you ignore. Optional fields may be missing.',
    run: async (session) => {
      const deliveries = session.provider.events.flatMap(({ type, examples }) =>
        examples.map(({ slug }) => session.create({ event: type, example: slug })),
      );
      const { attempts } = await sent(session, deliveries);
      return { attempts, ids: [] };
    },
  },
  'required-only': {
    summary: 'an event with only the fields that the contract requires',
    fix: 'Check that an optional field is there before you read it.',
    isPossible: ({ validators }) => validators !== undefined,
    run: async (session) => {
      const { attempts } = await sent(session, [await withRequiredOnly(session)]);
      // What a vendor does not publish is optional in a contract, so a receiver may reject it, but must not fail.
      const isRejected = ({ status = 0 }: Attempt) => status >= 400 && status < 500;
      return { attempts: attempts.filter((attempt) => !isRejected(attempt)), ids: [] };
    },
  },
  'forged-events': {
    ...{ expected: 'reject', group: 'signature' },
    summary: 'every event, signed with another secret',
    fix: 'Verify the signature before you look at the event type, and for every event.',
    run: (session) =>
      sent(
        session,
        session.provider.events.map(({ type }) => session.create({ event: type, fault: 'wrong-signature' })),
      ),
  },
  scenarios: {
    summary: 'the events of each scenario in the contract, which share their entities',
    fix: 'Recognise duplicates by the id of the delivery. Several events are about the same object.',
    isPossible: ({ webhook }) => Object.keys(webhook.scenarios ?? {}).length > 0,
    run: async (session) => {
      const sequences = Object.keys(session.provider.webhook.scenarios ?? {}).map((name) => session.createAll([name]));
      const types = [...new Set(sequences.flat().map(({ event }) => event))];
      const alone = types.map((event) => session.create({ event }));
      const { attempts } = await sent(session, [...alone, ...sequences.flat()]);
      const earlier = new Map(alone.map(({ event, id }) => [event, id]));
      const others = sequences.flat().map(({ id, event }) => ({ id, earlier: earlier.get(event) ?? id }));
      return { attempts, ids: [], others };
    },
  },
  'after-a-pause': {
    summary: 'an event on a connection that was idle',
    fix: 'Keep the endpoint running between requests.',
    run: async (session) => {
      const first = await session.send(session.create());
      await session.clock.sleep(1500);
      const delivery = session.create();
      return { attempts: [first, await session.send(delivery)], ids: [delivery.id] };
    },
  },
};
