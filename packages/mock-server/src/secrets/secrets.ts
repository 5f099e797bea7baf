import { ownValueNames, SigningError, sign } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { namesOf } from '../catalogue/find.ts';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { testSecret } from './testSecret.ts';

/** A secret, or all that are active during a rotation, the newest first. */
export type Secret = string | readonly string[];

/** One secret for all providers, or secrets by the name of the provider. */
export type Secrets = Secret | Readonly<Record<string, Secret>>;

/**
 * The secret of a provider. The public test secret if there is none for it, or if the one for all does not have the form that
 * the provider needs.
 */
export function secretFor(provider: Provider, secrets: Secrets | undefined): Secret {
  const signature = signatureOf(provider);
  if (isForAll(secrets)) return hasForm(signature, secrets) ? secrets : testSecret(signature);
  const own = namesOf(provider).find((key) => Object.hasOwn(secrets ?? {}, key));
  return (own === undefined ? undefined : secrets?.[own]) ?? testSecret(signature);
}

/** Whether it is one secret for all providers. */
export function isForAll(secrets: Secrets | undefined): secrets is Secret {
  return typeof secrets === 'string' || Array.isArray(secrets);
}

/** Whether secrets have the form that a scheme needs. */
export function hasForm(signature: Signature, secret: Secret): boolean {
  const values = Object.fromEntries(ownValueNames(signature).map((name) => [name, name]));
  return [secret].flat().every((text) => {
    try {
      sign(
        signature,
        [text],
        { headers: {}, body: Buffer.alloc(0), url: 'http://localhost/', payload: {} },
        { id: 'id', values },
      );
      return true;
    } catch (error) {
      return !(error instanceof SigningError && error.code === 'invalid-secret');
    }
  });
}
