import { hasMixedKeys, isAsymmetric, KEY_KINDS } from '../signature/keyKinds.ts';
import type { FurtherSignature, Signature } from '../signature/signature.ts';
import { hmacKey, privateKey } from './keys.ts';
import { SigningError } from './request.ts';

export interface SecretsOfSignature {
  readonly one: Signature | FurtherSignature;
  /** The newest first. */
  readonly own: readonly string[];
}

/**
 * The signatures that a request has, each with the secrets that it is signed with: those in the form of its key. Throws a
 * `SigningError` for a secret that is for none of them.
 */
export function secretsOfEach(signature: Signature, secrets: readonly string[]): readonly SecretsOfSignature[] {
  const all: readonly (Signature | FurtherSignature)[] = [signature, ...(signature.also ?? [])];
  if (all.length === 1) return [{ one: signature, own: secrets }];
  const isMixed = hasMixedKeys(signature);
  const hasSecond = all.some(isOfSecond);
  const usable = all.map((one) => ({ one, errors: secrets.map((secret) => unusable(one, secret, isMixed)) }));
  for (const index of secrets.keys())
    if (usable.every(({ errors }) => errors[index] !== undefined)) throw usable[0]?.errors[index];
  const each = usable.map(({ one, errors }) => {
    const own = secrets.filter((_, index) => errors[index] === undefined);
    return { one, own: hasSecond ? (isOfSecond(one) ? own.slice(1) : own.slice(0, 1)) : own };
  });
  const signing = each.filter(({ own }) => own.length > 0);
  if (signing.length === 0)
    throw new SigningError(
      'invalid-secret',
      'The only signature with a key of this form is that of the second secret.',
    );
  return signing;
}

function isOfSecond(one: Signature | FurtherSignature): boolean {
  return 'secret' in one && one.secret === 'second';
}

/** Why a signature cannot be made with a secret; undefined if it can. */
function unusable(one: Signature, secret: string, isMixed: boolean): SigningError | undefined {
  const isPrivateKey = /^wh[ps]k_|-----BEGIN/.test(secret);
  if (isMixed && isPrivateKey !== isAsymmetric(one))
    return new SigningError('invalid-secret', `The secret is no key of ${one.algorithm}.`);
  try {
    if (isAsymmetric(one)) privateKey(secret, one.algorithm, one.key);
    else if (KEY_KINDS[one.algorithm] === 'hmac') hmacKey(secret, one.key);
    return undefined;
  } catch (error) {
    if (error instanceof SigningError) return error;
    throw error;
  }
}
