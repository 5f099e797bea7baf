import { type SignatureFields, SigningError, sign, type UnsignedRequest } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { UsageError } from '../errors/usageError.ts';

export interface SignInput {
  readonly signature: Signature;
  /** The active secrets, newest first; private keys for asymmetric algorithms. */
  readonly secrets: readonly string[];
  readonly request: UnsignedRequest;
  /** The id of the delivery. */
  readonly id: string;
  /** The time of the attempt. */
  readonly at: Date;
}

/** What signing adds to a request, with one signature per secret. Throws a `UsageError`. */
export function signatureFields({ signature, secrets, request, id, at }: SignInput): SignatureFields {
  if (secrets.length === 0 || secrets.includes('')) throw missingSecret();
  if (secrets.length > 1 && signature.separator === undefined) {
    throw new UsageError({
      code: 'several-secrets',
      message: `This provider sends one signature in ${placeOf(signature)}, so it signs with one secret.`,
      where: 'secret',
      fix: 'Pass one secret.',
    });
  }
  try {
    return sign(signature, secrets, request, { id, now: at });
  } catch (error) {
    if (error instanceof SigningError) throw usageErrorOf(error);
    // The template of the content is invalid.
    if (error instanceof SyntaxError) throw usageErrorOf({ code: 'missing-content', message: error.message });
    throw error;
  }
}

/** The header or the member of the payload that contains the signature. */
export function placeOf({ header, member }: Signature): string {
  return header ?? member ?? '';
}

/** A scheme for display: an algorithm in upper case, or the name of a scheme as it is. */
export function schemeName(scheme: string): string {
  return /^(hmac|rsa|ecdsa|sha)/.test(scheme) ? scheme.toUpperCase() : scheme;
}

const FIXES: Readonly<
  Record<SigningError['code'], { readonly code: string; readonly where: string; readonly fix: string }>
> = {
  'invalid-secret': {
    code: 'invalid-secret',
    where: 'secret',
    fix: "Pass the secret in the form in which the provider hands it out. For Standard Webhooks, create one with: node -p \"'whsec_' + crypto.randomBytes(32).toString('base64')\"",
  },
  'missing-content': {
    code: 'missing-header',
    where: 'x-webhook.signature.content',
    fix: 'Point a runtime expression of `x-webhook` to the header, or add it to the headers of the example.',
  },
  'missing-url': {
    code: 'missing-url',
    where: 'url',
    fix: 'Pass the `url` to which the delivery is sent.',
  },
};

function usageErrorOf({ code, message }: Pick<SigningError, 'code' | 'message'>): UsageError {
  return new UsageError({ ...FIXES[code], message });
}

function missingSecret(): UsageError {
  return new UsageError({
    code: 'missing-secret',
    message: 'Signing a delivery requires a secret.',
    where: 'secret',
    fix: 'Pass the secret that your receiver verifies with.',
  });
}
