import type { FailedVerification as Failure } from '@hookbook/webhook/diagnose';
import { type Scheme, type Verification, verifierOf } from '@hookbook/webhook/scheme';
import { guarded } from '../developer/guarded.ts';
import { ensure } from '../developer/mistakes.ts';
import type { ReceivedRequest } from './request.ts';

/** One secret, or all that are active during a rotation, the newest first. */
export type Secrets = string | readonly string[];

export interface VerificationOptions {
  /**
   * What the provider signs with, or a function that finds it, for example for each tenant: without one, the request is refused.
   * For asymmetric schemes it is the public key. An empty or short one throws.
   */
  readonly secret?:
    | Secrets
    | ((request: ReceivedRequest) => Secrets | undefined | Promise<Secrets | undefined>)
    | undefined;
  /** Accepts requests without a signature, from anybody. For providers that do not sign, behind something that protects. */
  readonly unsigned?: boolean;
  /** How the provider signs, if the contract does not say so: `schemeOf(PRESETS.github)` of `@hookbook/webhook`. */
  readonly scheme?: Scheme;
  /** Replaces the tolerance of signed timestamps, in seconds. */
  readonly tolerance?: number;
  readonly now?: () => number;
  /** Called with a request whose signature does not match. For development: pass `printDiagnosis`. */
  readonly diagnose?: ((failure: FailedVerification) => unknown) | undefined;
}

export type Verify = (request: ReceivedRequest) => Verification | Promise<Verification>;

/** Secrets that a function returned, and whose verifiers are kept. */
const MAX_VERIFIERS = 100;

/** A request whose signature does not match, with what it was verified with. */
export interface FailedVerification extends Failure {
  /** That of the provider. */
  readonly name: string;
  readonly request: ReceivedRequest;
}

const NO_SECRET: Verification = { ok: false, code: 'no-match', message: 'There is no secret for this request.' };

/** Prepares the verification of a provider's signatures. Throws if the options allow none, or if a secret is unusable. */
export function createVerify(
  { name, scheme: published }: { readonly name: string; readonly scheme?: Scheme },
  { secret, unsigned = false, scheme = published, diagnose, ...options }: VerificationOptions,
): Verify {
  if (unsigned) {
    ensure(secret === undefined, 'unsigned');
    return () => ({ ok: true, secretIndex: 0 });
  }
  ensure(scheme, 'no scheme', name);
  ensure(typeof scheme.algorithm === 'function', 'scheme');
  // The code may be right, but not where it runs: the text is needed in production.
  if (secret === undefined) throw new TypeError(`Pass the \`secret\` with which ${name} signs.`);
  const verifiers = new Map<string, Verify>();
  const verifierFor = (secrets: Secrets): Verify => {
    const key = JSON.stringify(secrets);
    const verify = verifiers.get(key) ?? verifierOf(scheme, secrets, options).verify;
    if (verifiers.size >= MAX_VERIFIERS) verifiers.clear();
    verifiers.set(key, verify);
    return verify;
  };
  const fixed = typeof secret === 'function' ? undefined : verifierFor(secret);
  if (fixed && !diagnose) return fixed;
  return async (request) => {
    const secrets = typeof secret === 'function' ? await secret(request) : secret;
    if (!secrets?.length) return NO_SECRET;
    const refused = await (fixed ?? verifierFor(secrets))(request);
    if (diagnose && !refused.ok) {
      const failure = { name, request, scheme, secrets: [secrets].flat(), refused };
      await guarded(() => diagnose(failure), console.error);
    }
    return refused;
  };
}
