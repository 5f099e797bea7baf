import { randomBytes } from 'node:crypto';
import type { Signature } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { durationMs } from './timing.ts';

/** How a delivery comes to be; a fault replaces one of the steps. */
export interface DeliverySteps {
  readonly secrets: (secrets: readonly string[]) => readonly string[];
  readonly signedBody: (body: string) => string;
  readonly signedAt: (at: Date) => Date;
  readonly sentBody: (body: string) => string;
  readonly sentHeaders: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

const NO_FAULT: DeliverySteps = {
  secrets: (secrets) => secrets,
  signedBody: (body) => body,
  signedAt: (at) => at,
  sentBody: (body) => body,
  sentHeaders: (headers) => headers,
};

const FAULT_STEPS = {
  /** Signed with a secret that nobody knows. */
  'wrong-signature': () => {
    const secrets = [`whsec_${randomBytes(32).toString('base64')}`];
    return { secrets: () => secrets };
  },
  'no-signature': ({ header }) => ({
    sentHeaders: (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
  }),
  /** The same JSON in other bytes: who verifies what was parsed and written again does not see it. */
  'changed-body': () => ({ sentBody: (body) => `${body} ` }),
  'old-timestamp': (signature) => {
    const age = timestampTolerance(signature) + 60_000;
    return { signedAt: (at) => new Date(at.getTime() - age) };
  },
  /** Signed as it should be, and not JSON. */
  'broken-json': () => ({ signedBody: (body) => `{${body}` }),
} as const satisfies Readonly<Record<string, (signature: Signature) => Partial<DeliverySteps>>>;

/** What can be wrong with a delivery on purpose, so that a receiver has to refuse it. */
export type Fault = keyof typeof FAULT_STEPS;

export const FAULTS = Object.keys(FAULT_STEPS) as readonly Fault[];

/** The fault of that name, e.g. from a command line. */
export function parseFault(name: string): Fault {
  const found = FAULTS.find((fault) => fault === name);
  if (found) return found;
  throw new UsageError({
    code: 'unknown-fault',
    message: `There is no fault "${name}".`,
    where: 'fault',
    fix: `The faults are: ${FAULTS.join(', ')}.`,
    suggestions: suggest(name, FAULTS),
  });
}

/** The steps towards a delivery with that fault, or with none. */
export function stepsFor(fault: Fault | undefined, signature: Signature): DeliverySteps {
  return fault === undefined ? NO_FAULT : { ...NO_FAULT, ...FAULT_STEPS[parseFault(fault)](signature) };
}

function timestampTolerance({ scheme, tolerance = 'PT5M' }: Signature): number {
  if (scheme === 'standard-webhooks') return durationMs(tolerance);
  throw new UsageError({
    code: 'no-timestamp',
    message: 'This provider signs no time, so none of its deliveries is too old.',
    where: 'fault',
    fix: 'Leave this fault out: repeated deliveries are told by their id.',
  });
}
