import { randomUUID } from 'node:crypto';
import type { Handshake } from '@hookbook/webhook/x-webhook';
import { signatureOf } from '../catalogue/signature.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Expectation } from '../faults/fault.ts';
import { FAULT_GROUPS, FAULTS, type Fault, faultKind, possibleFaults } from '../faults/index.ts';
import { deliverAcrossRestart, deliverWhileKilled, type Restartable } from './killed.ts';
import { type Delivered, PATTERNS, type Pattern } from './patterns.ts';
import type { Session } from './session.ts';

/** A check that can be made. */
export interface Check {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly expected: Expectation;
  readonly fix: string;
  /** Whether the effect of an event may happen more than once. */
  readonly mayRepeat?: boolean;
  readonly run: (session: Session) => Promise<Delivered>;
}

export interface ChosenChecks {
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
}

/** The checks that a receiver of a provider can be made to pass. */
export function checksOf(session: Session, receiver: Restartable | undefined): readonly Check[] {
  const { provider, event } = session;
  const possible = possibleFaults({ provider, event, signature: signatureOf(provider) });
  const faults = possible.filter(
    (fault) => !(fault in FAULT_GROUPS.serialisation) || isSerialisedOtherwise(session, fault),
  );
  const patterns = Object.entries(PATTERNS).filter(([, { isPossible }]) => isPossible?.(provider) ?? true);
  return [
    ...patterns.map(([name, pattern]) => patternCheck(name, pattern)),
    ...(provider.webhook.handshake ? handshakeChecks(provider.webhook.handshake) : []),
    ...faults.map(faultCheck),
    ...(receiver ? [restartedCheck(receiver), killedCheck(receiver)] : []),
  ];
}

/** Whether the event has anything that another serialiser writes otherwise, such as a slash. A check without it proves nothing. */
function isSerialisedOtherwise(session: Session, fault: Fault): boolean {
  const options = { seed: 'serialised', verbatim: true };
  return session.create({ ...options, fault }).body !== session.create(options).body;
}

function handshakeChecks({ query }: Handshake): readonly Check[] {
  const group = 'handshake';
  const answered: Check = {
    ...{
      name: 'handshake',
      group,
      expected: 'accept',
      summary: 'the challenge with which the provider checks endpoints',
    },
    fix: 'Respond to the challenge with 200, as the contract describes. Receivers of @hookbook/receiver do this.',
    run: async (session) => ({ attempts: [await session.handshake()], ids: [] }),
  };
  const forged: Check = {
    ...{ name: 'forged-handshake', group, expected: 'reject', summary: 'a challenge with another secret' },
    fix: 'Verify the signature of a challenge before you respond to it.',
    run: async (session) => ({ attempts: [await session.handshake('wrong-signature')], ids: [] }),
  };
  return query === undefined ? [answered, forged] : [answered];
}

function restartedCheck(receiver: Restartable): Check {
  return {
    ...{ name: RESTARTED, group: 'process', expected: 'accept' },
    summary: 'the same delivery before and after a restart of the receiver',
    fix: 'Store the ids of events in a database, not in the memory of the process.',
    run: (session) => deliverAcrossRestart(session, receiver),
  };
}

function killedCheck(receiver: Restartable): Check {
  return {
    ...{ name: KILLED, group: 'process', expected: 'accept', mayRepeat: true },
    summary: 'events while the receiver is killed and started again, ten times',
    fix: 'Respond only after the event is stored durably, and resume unfinished events after a start.',
    run: (session) => deliverWhileKilled(session, receiver),
  };
}

/** A check of deliveries that others have sent by then. */
export function lateEffectsCheck(rejected: readonly string[]): Check {
  return {
    ...{ name: LATE, group: 'delivery', expected: 'reject' },
    summary: 'nothing, and looks for late effects of all rejected deliveries',
    fix: 'Verify and validate a request before anything in the background handles it.',
    run: async ({ clock }) => {
      await clock.sleep(LATE_MS);
      return { attempts: [], ids: rejected };
    },
  };
}

function patternCheck(name: string, { isPossible: _, ...pattern }: Pattern): Check {
  return { ...{ name, group: 'delivery', expected: 'accept' }, ...pattern };
}

function faultCheck(fault: Fault): Check {
  const { summary, expected, fix } = faultKind(fault);
  const [group = ''] = Object.entries(FAULT_GROUPS).find(([, kinds]) => fault in kinds) ?? [];
  return {
    ...{ name: fault, group, summary, expected, fix },
    run: async (session) => {
      // A seed gives the same delivery with its right signature.
      const same = { seed: randomUUID(), now: new Date() };
      const delivery = session.create({ ...same, fault });
      const secrets = fault in FAULT_GROUPS.signature ? signaturesOf(session.create(same), delivery) : [];
      return { attempts: [await session.send(delivery)], ids: [delivery.id], secrets };
    },
  };
}

const SHORTEST_SIGNATURE = 20;

/** The signatures of a delivery that a request does not contain. */
function signaturesOf({ headers, signature: { header = '' } }: Delivery, sent: Delivery): readonly string[] {
  const known = JSON.stringify(sent.headers);
  const parts = headers[header]?.split(/[\s,;]|[a-z0-9]=(?=.)/i) ?? [];
  return parts.filter((part) => part.length >= SHORTEST_SIGNATURE && !known.includes(part));
}

const KILLED = 'killed';
const LATE = 'late-effects';
const LATE_MS = 1000;
const RESTARTED = 'duplicate-after-restart';

/** Checks that some provider's receiver may need. */
const KNOWN = [...Object.keys(PATTERNS), 'handshake', 'forged-handshake', RESTARTED, KILLED, LATE, ...FAULTS];

/** The checks to make. Throws a `UsageError` for an unknown name. */
export function chosen(checks: readonly Check[], { only, skip = [] }: ChosenChecks): readonly Check[] {
  const unknown = [...(only ?? []), ...skip].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    throw new UsageError({
      code: 'unknown-check',
      message: `Unknown check "${unknown}".`,
      where: only?.includes(unknown) ? 'only' : 'skip',
      fix: `Use ${Object.keys(PATTERNS).join(', ')}, or a fault: \`hookbook-mock faults\` lists them.`,
      suggestions: suggest(unknown, KNOWN),
    });
  const found = checks.filter(({ name }) => (only?.includes(name) ?? true) && !skip.includes(name));
  if (found.length > 0) return found;
  throw new UsageError({
    code: 'no-check',
    message: 'None of these checks apply to this provider and event.',
    where: only === undefined ? 'skip' : 'only',
    fix: 'Choose other checks or another event. Checks of the process need `--start` and an observer.',
  });
}
