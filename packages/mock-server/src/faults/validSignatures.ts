import { randomBytes } from 'node:crypto';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { type FaultKind, faults } from './fault.ts';
import { otherSecret, timestampTolerance, withHeader } from './signatures.ts';

const EACH = 'Accept a request if one of its signatures is right, and ignore those of other versions.';
const CLOCKS = 'Accept signatures within the tolerance in both directions: clocks differ, and requests wait.';

function accepted(summary: string, fix: string, steps: FaultKind['steps']): FaultKind {
  return { expected: 'accept', summary, fix, steps };
}

function rotated(summary: string, order: (secrets: readonly string[], other: string) => readonly string[]): FaultKind {
  return accepted(summary, EACH, ({ signature }) => {
    if (signature.separator === undefined) return undefined;
    const other = otherSecret(signature);
    return { secrets: (secrets) => order(secrets, other) };
  });
}

/** A clock that differs by less than any tolerance. */
const AHEAD_MS = 10_000;

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
    return withHeader(signature, header, (text) => (isFirst ? [other, text] : [text, other]).join(separator));
  }),
  'earlier-timestamp': accepted('a signature that is nearly as old as the tolerance', CLOCKS, ({ signature }) => {
    if (signature.timestamp === undefined) return undefined;
    const age = timestampTolerance(signature) * 0.8;
    return { signedAt: (at) => new Date(at.getTime() - age) };
  }),
  'later-timestamp': accepted(
    'a signature by a clock that is ten seconds ahead',
    CLOCKS,
    ({ signature }) => signature.timestamp && { signedAt: (at) => new Date(at.getTime() + AHEAD_MS) },
  ),
});

/** A signature as the next version of a scheme would have it, such as `xv1,…` beside `v1,…`. */
function otherVersion({ format, separator, encoding }: Signature): string | undefined {
  if (separator === undefined) return undefined;
  const own = format.split(separator).find((part) => part.includes('{signature}')) ?? '';
  if (!/^[a-z0-9]/i.test(own.replace('{signature}', ''))) return undefined;
  return `x${own.replace('{signature}', randomBytes(32).toString(encoding === 'hex' ? 'hex' : 'base64'))}`;
}
