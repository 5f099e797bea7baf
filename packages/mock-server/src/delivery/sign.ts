import {
  type OwnValues,
  type SignatureFields,
  SigningError,
  secretsOfEach,
  sign,
  type UnsignedRequest,
} from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { UsageError } from '../errors/usageError.ts';
import { checkOwnValues } from './ownValues.ts';

export interface SignInput {
  readonly signature: Signature;
  /** The active secrets, newest first; private keys for asymmetric algorithms. */
  readonly secrets: readonly string[];
  readonly request: UnsignedRequest;
  /** The values of the signed content that no request contains. */
  readonly values?: OwnValues | undefined;
  /** The id of the delivery. */
  readonly id: string;
  /** The time of the attempt. */
  readonly at: Date;
}

/** What signing adds to a request, with one signature per secret. Throws a `UsageError`. */
export function signatureFields({ signature, secrets, request, values, id, at }: SignInput): SignatureFields {
  if (secrets.length === 0 || secrets.includes('')) throw missingSecret();
  try {
    for (const { one, own } of secretsOfEach(signature, secrets)) {
      if (own.length > 1 && one.separator === undefined) throw severalSecrets(signature, placeOf(one));
    }
    return sign(signature, secrets, request, { id, now: at, values });
  } catch (error) {
    if (error instanceof SigningError) {
      const { code, message } = error;
      if (code !== 'invalid-value') throw usageErrorOf({ code, message });
      checkOwnValues(signature, values);
    }
    // The template of the content is invalid.
    if (error instanceof SyntaxError) throw usageErrorOf({ code: 'missing-content', message: error.message });
    throw error;
  }
}

function severalSecrets({ also = [] }: Signature, place: string): UsageError {
  const isOfTwo = also.some(({ secret }) => secret === 'second');
  return new UsageError({
    code: 'several-secrets',
    message: `This provider sends one signature in ${place}, so it signs with one secret.`,
    where: 'secret',
    fix: isOfTwo ? 'Pass two secrets at most.' : 'Pass one secret.',
  });
}

/** The header, the member of the payload or the parameter of the query that contains the signature. */
export function placeOf({ header, member, query }: Pick<Signature, 'header' | 'member' | 'query'>): string {
  return header ?? member ?? (query === undefined ? '' : `the query parameter ${query}`);
}

/** A scheme for display: an algorithm in upper case, or the name of a scheme as it is. */
export function schemeName(scheme: string): string {
  return /^(hmac|rsa|ecdsa|sha)/.test(scheme) ? scheme.toUpperCase() : scheme;
}

type FixedCode = Exclude<SigningError['code'], 'invalid-value'>;

const FIXES: Readonly<Record<FixedCode, { readonly code: string; readonly where: string; readonly fix: string }>> = {
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

function usageErrorOf({ code, message }: { readonly code: FixedCode; readonly message: string }): UsageError {
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
