import { randomBytes } from 'node:crypto';
import { hasMixedKeys } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { durationMs } from '../message/duration.ts';
import { type FaultKind, faults } from './fault.ts';
import { otherSecret } from './otherSecrets.ts';
import { withHeader } from './signatures.ts';

const EACH = 'Accept a request if one of its signatures is right, and ignore those of other versions.';
const CLOCKS = 'Accept signatures within the tolerance in both directions: clocks differ, and requests wait.';

function accepted(summary: string, fix: string, steps: FaultKind['steps']): FaultKind {
  return { expected: 'accept', summary, fix, steps };
}

function rotated(summary: string, order: (secrets: readonly string[], other: string) => readonly string[]): FaultKind {
  return accepted(summary, EACH, ({ signature }) => {
    if (signature.separator === undefined) return undefined;
    const other = otherSecret(signature, hasMixedKeys(signature));
    return { secrets: (secrets) => order(secrets, other) };
  });
}

const MAX_AHEAD_MS = 10_000;
/** Timestamps in seconds are up to one second older, and requests take time. */
const MARGIN_MS = 2000;

/** Signatures that are right, and that a provider sends at times. */
export const VALID_SIGNATURES = faults({
  'new-secret-first': rotated(
    'a signature with a new secret before the usual one, as in a rotation',
    (secrets, other) => [other, ...secrets],
  ),
  'old-secret-last': rotated(
    'a signature with an old secret after the usual one, as in a rotation',
    (secrets, other) => [...secrets, other],
  ),
  'other-version': accepted('a signature of an unknown version beside the usual one', EACH, ({ signature }) => {
    const other = otherVersion(signature);
    if (other === undefined) return undefined;
    const { header, format, separator } = signature;
    // A timestamp in the format comes first.
    const isFirst = !format.includes('{timestamp}');
    return withHeader(header, (text) => (isFirst ? [other, text] : [text, other]).join(separator));
  }),
  'earlier-timestamp': accepted('a signature that is nearly as old as the tolerance', CLOCKS, ({ signature }) => {
    const tolerance = publishedTolerance(signature);
    if (tolerance === undefined) return undefined;
    return { signedAt: (at) => new Date(at.getTime() - Math.max(0, tolerance * 0.8 - MARGIN_MS)) };
  }),
  'later-timestamp': accepted('a signature by a clock that is a few seconds ahead', CLOCKS, ({ signature }) => {
    const tolerance = publishedTolerance(signature);
    if (tolerance === undefined) return undefined;
    return { signedAt: (at) => new Date(at.getTime() + Math.min(MAX_AHEAD_MS, tolerance / 2)) };
  }),
});

/** Milliseconds. Undefined if the contract has none: a receiver may be stricter than others then. */
function publishedTolerance({ timestamp }: Signature): number | undefined {
  return timestamp?.tolerance === undefined ? undefined : durationMs(timestamp.tolerance);
}

/** A signature as the next version of a scheme would have it, such as `xv1,…` beside `v1,…`. */
function otherVersion({ format, separator, encoding }: Signature): string | undefined {
  if (separator === undefined) return undefined;
  const own = format.split(separator).find((part) => part.includes('{signature}')) ?? '';
  if (!/^[a-z0-9]/i.test(own.replace('{signature}', ''))) return undefined;
  return `x${own.replace('{signature}', randomBytes(32).toString(encoding === 'hex' ? 'hex' : 'base64'))}`;
}
