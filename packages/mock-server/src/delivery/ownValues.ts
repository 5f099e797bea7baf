import { type OwnValues, ownValueNames, valueProblem } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import type { Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';

/** Throws a `UsageError` unless a provider signs these values, and no others. */
export function checkOwnValues(signature: Signature, values: OwnValues | undefined): void {
  checkNames(ownValueNames(signature), values);
}

/** Throws a `UsageError` for a value that no provider signs. */
export function checkKnownValues(catalogue: readonly Provider[], values: OwnValues = {}): void {
  const known = [...new Set(catalogue.flatMap((provider) => ownValueNames(signatureOf(provider))))];
  const given = known.filter((name) => Object.hasOwn(values, name));
  checkNames(given, values, known);
}

/** Those of the values of a server that a provider signs. */
export function valuesFor(provider: Provider, values: OwnValues = {}): OwnValues {
  const names = ownValueNames(signatureOf(provider));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function checkNames(names: readonly string[], values: OwnValues | undefined, known = names): void {
  const problem = valueProblem(names, values);
  if (!problem) return;
  const { name, message, fix } = problem;
  const isMissing = !Object.hasOwn(values ?? {}, name);
  throw new UsageError({
    code: isMissing ? 'missing-value' : 'invalid-value',
    message,
    where: 'values',
    fix: isMissing
      ? `${fix.replace(/\.$/, '')}, or with --value ${name}=….`
      : fix.replace('`values`', '`values` (--value)'),
    suggestions: names.includes(name) ? [] : suggest(name, known),
  });
}
