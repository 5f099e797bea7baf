import type { FailedVerification as Failure } from '@hookbook/webhook/diagnose';
import { type Scheme, type Verification, verifierOf } from '@hookbook/webhook/scheme';
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

export type Verify = (request: ReceivedRequest) => Promise<Verification>;

/** Secrets that a function returned, and whose verifiers are kept. */
const MAX_VERIFIERS = 100;

/** The newest secret for a request, or an empty text without one. */
export async function firstSecret({ secret = '' }: VerificationOptions, request: ReceivedRequest): Promise<string> {
  const secrets = typeof secret === 'function' ? await secret(request) : secret;
  return [secrets ?? ''].flat()[0] ?? '';
}

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
  if (unsigned && secret === undefined) return async () => ({ ok: true, secretIndex: 0 });
  if (unsigned) throw new TypeError('Pass either `secret` or `unsigned`: a secret verifies every request.');
  if (!scheme)
    throw new TypeError(
      `The contract does not say how ${name} signs. Pass its \`scheme\`, or \`unsigned: true\` if nothing is signed.`,
    );
  if (typeof scheme.algorithm !== 'function')
    throw new TypeError('The `scheme` must be one of `schemeOf`, such as schemeOf(PRESETS.github).');
  if (secret === undefined) throw new TypeError(`Pass the \`secret\` with which ${name} signs.`);

  function verifyWith(secrets: Secrets): Verify {
    const { verify } = verifierOf(scheme as Scheme, secrets, options);
    if (!diagnose) return verify;
    return async (request) => {
      const refused = await verify(request);
      if (!refused.ok) await report({ name, request, scheme: scheme as Scheme, secrets: [secrets].flat(), refused });
      return refused;
    };
  }

  async function report(failure: FailedVerification): Promise<void> {
    try {
      await diagnose?.(failure);
    } catch (error) {
      console.error(error);
    }
  }

  if (typeof secret !== 'function') return verifyWith(secret);
  const verifiers = new Map<string, Verify>();
  return async (request) => {
    const secrets = await secret(request);
    if (secrets === undefined || secrets.length === 0) return NO_SECRET;
    const key = JSON.stringify(secrets);
    const verify = verifiers.get(key) ?? verifyWith(secrets);
    if (verifiers.size >= MAX_VERIFIERS) verifiers.clear();
    verifiers.set(key, verify);
    return verify(request);
  };
}
