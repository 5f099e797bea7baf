import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Signature } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { type Body, wrapped } from './body.ts';
import { durationMs } from './duration.ts';

/** The steps that build a delivery. A fault replaces some of them. */
export interface DeliverySteps {
  readonly secrets: (secrets: readonly string[]) => readonly string[];
  readonly signedBody: (body: Body) => Body;
  readonly signedAt: (at: Date) => Date;
  readonly sentBody: (body: Body) => Body;
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
  /** Signed with a random secret. */
  'wrong-signature': (signature) => {
    const secrets = [otherSecret(signature)];
    return { secrets: () => secrets };
  },
  'no-signature': ({ header }) => {
    if (header === undefined)
      throw noFault('This provider signs within the payload, so the signature cannot be left out.');
    return {
      sentHeaders: (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
    };
  },
  /** Different bytes, same JSON: a receiver that verifies re-serialised JSON does not notice. */
  'changed-body': () => ({ sentBody: (body) => wrapped(body, '', ' ') }),
  'old-timestamp': (signature) => {
    const age = timestampTolerance(signature) + 60_000;
    return { signedAt: (at) => new Date(at.getTime() - age) };
  },
  /** Signed correctly, but not JSON. */
  'broken-json': () => ({ signedBody: (body) => wrapped(body, '{', '') }),
} as const satisfies Readonly<Record<string, (signature: Signature) => Partial<DeliverySteps>>>;

/** A secret or private key that the receiver does not know, in the form of the scheme. */
function otherSecret({ algorithm, key }: Signature): string {
  switch (algorithm) {
    case 'ed25519':
      return randomBytes(32).toString(key === 'hex' ? 'hex' : 'base64');
    case 'ecdsa-p256-sha256':
      return pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    case 'rsa-sha1':
    case 'rsa-sha256':
      return pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    default:
      return key === 'hex' ? randomBytes(32).toString('hex') : `whsec_${randomBytes(32).toString('base64')}`;
  }
}

function pem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** A deliberate defect in a delivery, which the receiver has to reject. */
export type Fault = keyof typeof FAULT_STEPS;

/** The names of all faults. */
export const FAULTS = Object.keys(FAULT_STEPS) as readonly Fault[];

/** The fault with this name. Throws a `UsageError` for an unknown name. */
export function parseFault(name: string): Fault {
  const found = FAULTS.find((fault) => fault === name);
  if (found) return found;
  throw new UsageError({
    code: 'unknown-fault',
    message: `Unknown fault "${name}".`,
    where: 'fault',
    fix: `Use one of: ${FAULTS.join(', ')}.`,
    suggestions: suggest(name, FAULTS),
  });
}

/** The steps that build a delivery with this fault, or a valid delivery. */
export function stepsFor(fault: Fault | undefined, signature: Signature): DeliverySteps {
  return fault === undefined ? NO_FAULT : { ...NO_FAULT, ...FAULT_STEPS[parseFault(fault)](signature) };
}

function noFault(message: string): UsageError {
  return new UsageError({ code: 'impossible-fault', message, where: 'fault', fix: 'Use another fault.' });
}

function timestampTolerance({ timestamp }: Signature): number {
  if (timestamp) return durationMs(timestamp.tolerance ?? 'PT5M');
  throw new UsageError({
    code: 'no-timestamp',
    message: 'This provider signs no timestamp, so a delivery cannot be too old.',
    where: 'fault',
    fix: 'Remove the fault. Receivers of this provider recognise repeated deliveries by their id.',
  });
}
