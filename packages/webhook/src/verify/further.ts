import type { Verification } from './result.ts';
import type { FurtherSchemes, Scheme, SchemeVerifier } from './scheme.ts';
import { verifierOf } from './verify.ts';

/** A verifier of one signature, with the indexes of its secrets in the list of all. */
interface Own {
  readonly verifier: SchemeVerifier;
  readonly indexes: readonly number[];
}

type Prepare = (...args: Parameters<FurtherSchemes>) => SchemeVerifier;

/**
 * Further signatures of a request, of which any proves the sender as the main one does. Each is verified with the secrets in the
 * form of its key. A secret that is for none of them throws what the main one throws.
 */
export function further(...schemes: readonly Scheme[]): FurtherSchemes {
  const prepare: Prepare = ({ also: _, ...main }, secrets, tolerance, now, node) => {
    const options = { now, ...(tolerance !== undefined && { tolerance }) };
    const all: readonly Scheme[] = [main, ...schemes];
    const errors = all.map(({ algorithm }) => secrets.map((secret) => errorOf(() => algorithm(secret, node))));
    for (const index of secrets.keys()) if (errors.every((own) => own[index])) throw errors[0]?.[index];
    const tried = all.flatMap((scheme, position): readonly Own[] => {
      const indexes = [...secrets.keys()].filter((index) => !errors[position]?.[index]);
      const own = indexes.flatMap((index) => secrets[index] ?? []);
      return own.length === 0 ? [] : [{ verifier: verifierOf(scheme, own, options, { node }), indexes }];
    });
    return { verify: (request) => firstVerified(tried, request) };
  };
  return Object.assign(prepare, { schemes });
}

function errorOf(prepare: () => unknown): unknown {
  try {
    prepare();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What the first signature that matches proves, or else the refusal of the first one that is there. */
async function firstVerified(
  tried: readonly Own[],
  request: Parameters<SchemeVerifier['verify']>[0],
): Promise<Verification> {
  const refusals: Verification[] = [];
  for (const { verifier, indexes } of tried) {
    const result = await verifier.verify(request);
    if (result.ok) return { ...result, secretIndex: indexes[result.secretIndex] ?? 0 };
    refusals.push(result);
  }
  return (refusals.find((result) => !result.ok && result.code !== 'no-signature') ?? refusals[0]) as Verification;
}
