import {
  type OwnValues,
  type Scheme,
  type SchemeVerifier,
  SecretError,
  schemeOf,
  type Verification,
  verifierOf,
} from '@hookbook/webhook';
import { diagnose } from '@hookbook/webhook/diagnose';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { type Issue, issuesOf } from '../delivery/issues.ts';
import { checkOwnValues } from '../delivery/ownValues.ts';
import { UsageError } from '../errors/usageError.ts';
import { bytesOf, textOf } from '../message/body.ts';
import type { RecordedRequest } from './recordedRequest.ts';

/** Whether a recorded request has the signature of a provider. */
export interface Verdict {
  readonly verified: boolean;
  /** Why not, as a code; or that its time is over. */
  readonly cause?: string;
  /** It contains no secret. */
  readonly message: string;
  /** What is wrong with the payload of a request that is verified. */
  readonly issues: readonly Issue[];
}

interface VerdictOptions {
  readonly provider: Provider;
  /** Secrets or public keys. */
  readonly secrets: readonly string[];
  /** Values of the signed content that no request contains, by name. */
  readonly values?: OwnValues | undefined;
  readonly now?: () => number;
}

/** Verifies a request that was recorded at any time, and finds out why its signature does not match. */
export async function verdictOn(
  recorded: RecordedRequest,
  { provider, secrets, values, now = Date.now }: VerdictOptions,
): Promise<Verdict> {
  const signature = signatureOf(provider);
  checkOwnValues(signature, values);
  const scheme = schemeOf(signature, values);
  const request = { ...recorded, body: bytesOf(recorded.body) };
  const refused = await usableVerifier(scheme, secrets, now).verify(request);
  if (refused.ok) return verified(recorded, provider, { message: rightWith(refused, secrets) });
  const { cause, message } = await diagnose({ request, scheme, secrets, refused });
  const isLate = cause === 'too-old' || cause === 'too-new';
  if (isLate && (await verifierOf(scheme, secrets, ANY_TIME).verify(request)).ok)
    return verified(recorded, provider, { cause, message });
  return { verified: false, cause, message, issues: [] };
}

/** Throws a `UsageError` for secrets with which nothing can be verified. */
function usableVerifier(scheme: Scheme, secrets: readonly string[], now: () => number): SchemeVerifier {
  try {
    return verifierOf(scheme, secrets, { now });
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    throw new UsageError({
      code: 'invalid-secret',
      message: error.message,
      where: 'secret',
      fix: 'Pass the secret or the public key in the form in which the provider hands it out.',
    });
  }
}

const ANY_TIME = { tolerance: Number.MAX_SAFE_INTEGER };

async function verified(
  { headers, body }: RecordedRequest,
  provider: Provider,
  verdict: Pick<Verdict, 'cause' | 'message'>,
): Promise<Verdict> {
  const text = textOf(body);
  const issues = text === undefined ? [] : await issuesOf(provider, { headers, body: text });
  return { verified: true, ...verdict, issues };
}

function rightWith(verification: Verification & { readonly ok: true }, secrets: readonly string[]): string {
  const which = secrets.length > 1 ? `, with secret ${verification.secretIndex + 1} of ${secrets.length}` : '';
  return `The signature is valid${which}.`;
}
