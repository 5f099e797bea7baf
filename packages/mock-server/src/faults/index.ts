import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { CONTRACT } from './contract.ts';
import { type DeliverySteps, type FaultFacts, type FaultKind, NO_FAULT } from './fault.ts';
import { NETWORK } from './network.ts';
import { PAYLOADS } from './payloads.ts';
import { REQUESTS } from './requests.ts';
import { SERIALISATIONS } from './serialisations.ts';
import { SIGNATURES } from './signatures.ts';
import { VALID_SIGNATURES } from './validSignatures.ts';

/** Groups of faults, for lists. */
export const FAULT_GROUPS = {
  serialisation: SERIALISATIONS,
  request: REQUESTS,
  contract: CONTRACT,
  'valid-signature': VALID_SIGNATURES,
  signature: SIGNATURES,
  payload: PAYLOADS,
  network: NETWORK,
} as const;

export type FaultGroup = keyof typeof FAULT_GROUPS;

/** A deliberate defect or an unusual form of a delivery. */
export type Fault =
  | keyof typeof SERIALISATIONS
  | keyof typeof REQUESTS
  | keyof typeof CONTRACT
  | keyof typeof VALID_SIGNATURES
  | keyof typeof SIGNATURES
  | keyof typeof PAYLOADS
  | keyof typeof NETWORK;

const KINDS: Readonly<Record<Fault, FaultKind>> = {
  ...SERIALISATIONS,
  ...REQUESTS,
  ...CONTRACT,
  ...VALID_SIGNATURES,
  ...SIGNATURES,
  ...PAYLOADS,
  ...NETWORK,
};

/** The names of all faults. */
export const FAULTS = Object.keys(KINDS) as readonly Fault[];

/** What a fault is, and what a receiver should do with it. */
export function faultKind(fault: Fault): FaultKind {
  return KINDS[fault];
}

/** The fault with this name. Throws a `UsageError` for an unknown name. */
export function parseFault(name: string): Fault {
  const found = FAULTS.find((fault) => fault === name);
  if (found) return found;
  throw new UsageError({
    code: 'unknown-fault',
    message: `Unknown fault "${name}".`,
    where: 'fault',
    fix: 'List them with `hookbook-mock faults`.',
    suggestions: suggest(name, FAULTS),
  });
}

/** The faults that deliveries of a provider can have. */
export function possibleFaults(facts: FaultFacts): readonly Fault[] {
  return FAULTS.filter((fault) => {
    try {
      return KINDS[fault].steps(facts) !== undefined;
    } catch (error) {
      if (error instanceof UsageError) return false;
      throw error;
    }
  });
}

/** The steps that build a delivery with this fault, or a valid delivery. Throws a `UsageError` if it cannot have the fault. */
export function stepsFor(fault: Fault | undefined, facts: FaultFacts): DeliverySteps {
  if (fault === undefined) return NO_FAULT;
  const steps = KINDS[parseFault(fault)].steps(facts);
  if (steps) return { ...NO_FAULT, ...steps };
  throw new UsageError({
    code: 'impossible-fault',
    message: `A delivery of ${facts.provider.title} cannot have the fault "${fault}".`,
    where: 'fault',
    fix: 'Use another fault: list them with `hookbook-mock faults`.',
  });
}
