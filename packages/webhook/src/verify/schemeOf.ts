import { type Expression, type PartName, type SchemeExpression, schemeExpression } from '../signature/expression.ts';
import { schemeProblems } from '../signature/problems.ts';
import type { Signature } from '../signature/signature.ts';
import { type OwnValues, ownValueNames, valueProblem } from '../signature/values.ts';
import * as parts from './parts.ts';
import type { Scheme, Verifier, VerifierOptions } from './scheme.ts';
import { verifierOf } from './verify.ts';

const PARTS = { ...parts } satisfies Readonly<Record<PartName, unknown>>;

/**
 * Prepares a verifier. `secrets` are all that are active, the newest first; for asymmetric algorithms they are public keys.
 * Throws a `SecretError` if a secret is empty, short or in another form, and a `SchemeError` if the scheme cannot be used. `values` are
 * those of the signed content that no request contains, by name.
 */
export function createVerifier(
  signature: Signature,
  secrets: string | readonly string[],
  { values, ...options }: VerifierOptions & { readonly values?: OwnValues | undefined } = {},
): Verifier {
  const { verify } = verifierOf(schemeOf(signature, values), secrets, options);
  return { verify: async (request) => verify(request) };
}

/** No request can be signed as the scheme says, or every signature would be accepted. */
export class SchemeError extends Error {
  override readonly name = 'SchemeError';
}

/** The scheme as functions. Throws a `SchemeError` if it cannot be used, or if `values` are not those that it signs. */
export function schemeOf(signature: Signature, values: OwnValues = {}): Scheme {
  const problem = schemeProblems(signature)[0] ?? valueProblem(ownValueNames(signature), values);
  if (problem) throw new SchemeError(`${problem.message} ${problem.fix}`);
  return evaluatedScheme(schemeExpression(signature), values);
}

function evaluatedScheme({ also, ...expressions }: SchemeExpression, values: OwnValues): Scheme {
  const members = Object.entries(expressions).map(([name, expression]) => [name, evaluated(expression, values)]);
  return {
    ...Object.fromEntries(members),
    ...(also && { also: PARTS.further(...also.map((other) => evaluatedScheme(other, values))) }),
  };
}

function evaluated(expression: Expression, values: OwnValues): unknown {
  if (typeof expression !== 'object' || expression === null) return expression ?? undefined;
  if ('value' in expression) return values[expression.value];
  if (!('part' in expression)) return expression.map((item) => evaluated(item, values));
  const part: unknown = PARTS[expression.part];
  if (!expression.arguments) return part;
  return (part as (...args: readonly unknown[]) => unknown)(
    ...expression.arguments.map((argument) => evaluated(argument, values)),
  );
}
